package dev.heddle.frame;

import dev.heddle.Awaitable;
import dev.heddle.Coroutine;

/**
 * {@code @Async static Coroutine<Integer> down(int depth)}, as the weaver would make it: calls
 * itself, and at the bottom awaits something that gives an Integer. Adds one on each way up.
 */
final class Chain extends Frame<Integer> {
  /** What the bottom awaits. */
  static Awaitable<?> bottom;

  static int resumed;
  static int finallyRuns;

  private int depth;

  Chain(int depth) {
    this.depth = depth;
  }

  static Coroutine<Integer> down(int depth) {
    return new Chain(depth);
  }

  static Object down(int depth, Chain frame) throws Throwable {
    Object answer;
    if (frame == null || frame.state == 0) {
      answer = depth == 0 ? Await.await(bottom) : down(depth - 1, (Chain) null);
      if (answer instanceof Suspension suspension) {
        Chain saved = frame == null ? new Chain(depth) : frame;
        saved.depth = depth;
        saved.state = depth == 0 ? 1 : 2;
        return suspension.push(saved);
      }
    } else {
      answer = frame.take();
    }
    return (Integer) answer + 1;
  }

  @Override
  protected Object resume() throws Throwable {
    resumed++;
    return down(depth, this);
  }

  @Override
  protected String layout() {
    return "1\tdev.heddle.frame.Chain\tdown\t(I)Ldev/heddle/Coroutine;\tChain.java\t10\tcafe"
        + "\n11\t0\n12\t0\tdepth\tI\tdepth";
  }

  /** The same with the await inside {@code try ... finally}: each frame sees what passes. */
  static final class Guarded extends Frame<Integer> {
    private int depth;

    Guarded(int depth) {
      this.depth = depth;
    }

    static Object down(int depth, Guarded frame) throws Throwable {
      Object answer;
      try {
        if (frame == null || frame.state == 0) {
          answer = depth == 0 ? Await.await(bottom) : down(depth - 1, (Guarded) null);
          if (answer instanceof Suspension suspension) {
            Guarded saved = frame == null ? new Guarded(depth) : frame;
            saved.depth = depth;
            saved.state = 1;
            return suspension.push(saved);
          }
        } else {
          answer = frame.take();
        }
      } catch (Throwable failure) {
        finallyRuns++;
        throw failure;
      }
      return (Integer) answer + 1;
    }

    @Override
    protected Object resume() throws Throwable {
      resumed++;
      return down(depth, this);
    }

    @Override
    protected String layout() {
      return "1\tdev.heddle.frame.Guarded\tdown\t(I)Ldev/heddle/Coroutine;\tGuarded.java\t20\tcafe"
          + "\n21\t1";
    }
  }
}
