package dev.heddle.frame;

import dev.heddle.Coroutine;
import dev.heddle.continuation.GeneratorExit;
import dev.heddle.continuation.StopIteration;
import dev.heddle.internal.Unchecked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the frames of a generator on the stack of its consumer. {@link
 * dev.heddle.continuation.Generator} is the face of it.
 *
 * <pre>
 *   CREATED --begin--&gt; RUNNING --yield--&gt; READY --take--&gt; SUSPENDED --advance--&gt; RUNNING ...
 *                         |
 *                         +--the body ends--&gt; CLOSED
 * </pre>
 *
 * <p>From one yield to the next only the innermost frame's phase says so: each write counts there.
 *
 * <p>A generator that another one yields from is DELEGATED: its frames hang under the other's, and
 * the other resumes the innermost of them directly. So a value costs the same however deep it comes
 * from.
 */
public abstract class GeneratorDriver extends GeneratorMachine {
  /**
   * A driver.
   *
   * @param root the frame of a body that has not run
   */
  protected GeneratorDriver(GeneratorFrame<?> root) {
    super(root);
  }

  /**
   * Makes sure that there is a value to take, running the body on if need be.
   *
   * @return false if the generator has ended
   */
  protected final boolean prepare() {
    GeneratorFrame<?> frame = innermost;
    return frame.phase == GeneratorFrame.READY || advance(frame);
  }

  /**
   * The next value, running the body on if need be.
   *
   * @return the value
   * @throws StopIteration if the generator has ended
   */
  protected final @Nullable Object takeNext() {
    GeneratorFrame<?> frame = innermost;
    if (frame.phase != GeneratorFrame.READY) {
      if (!advance(frame)) {
        throw new StopIteration(this + " has ended", result);
      }
      frame = innermost;
    }
    frame.phase = Frame.SUSPENDED;
    return frame.takeHanded();
  }

  /**
   * Says what the yield gives at which the body waits.
   *
   * @param value the value, not null
   */
  protected final void give(Object value) {
    if (innermost.phase == GeneratorFrame.READY) {
      throw new IllegalStateException(
          this + " has a value that hasNext() fetched; take it with next() before sending one");
    }
    checkFree();
    switch (status) {
      case SUSPENDED -> innermost.give(value);
      case CREATED ->
          throw new IllegalArgumentException(
              "can't send a value to a just-started generator: "
                  + this
                  + " is at no yield yet that could give it; send null or call next() first");
      default -> {}
    }
  }

  /**
   * Throws a failure at the yield where the body waits, and runs on to the next value.
   *
   * @param failure what to throw; a value that was fetched and not taken is lost
   * @return false if the generator has ended
   */
  protected final boolean raise(Throwable failure) {
    checkFree();
    if (status == CREATED) {
      end(null);
      throw Unchecked.rethrow(GeneratorLinks.withoutStop(failure, this));
    }
    if (isClosed()) {
      throw Unchecked.rethrow(failure);
    }
    status = RUNNING;
    GeneratorFrame<?> frame = innermost;
    frame.takeHanded();
    frame.giveFailure(failure);
    throwing = new Throwing(failure, frame);
    try {
      return run(frame);
    } finally {
      throwing = null;
    }
  }

  /** Ends the generator: finally blocks run. */
  protected final void exit() {
    if (isClosed()) {
      return;
    }
    checkFree();
    if (status == CREATED) {
      end(null);
      return;
    }
    boolean yielded;
    try {
      yielded = raise(new GeneratorExit());
    } catch (GeneratorExit exit) {
      return;
    }
    if (yielded) {
      innermost.phase = Frame.SUSPENDED;
      innermost.takeHanded(); // nobody asked for that value
      throw ignoredExit(this);
    }
  }

  /**
   * What the generator returned.
   *
   * @return null before the end
   */
  protected final @Nullable Object returned() {
    return result;
  }

  /**
   * Where the generator is in its life.
   *
   * @return suspended also while another generator yields from it
   */
  protected final Coroutine.State phase() {
    if (isClosed()) {
      return Coroutine.State.CLOSED;
    }
    if (isRunning()) {
      return Coroutine.State.RUNNING;
    }
    return status == CREATED ? Coroutine.State.CREATED : Coroutine.State.SUSPENDED;
  }

  /**
   * The method and the place where it is.
   *
   * @return for example {@code load() running at Shop.java:12}
   */
  protected final String describe() {
    return root.describe(isClosed());
  }

  /**
   * Makes another driver go on from here with copies of the frames.
   *
   * @param other one made for the frame that {@link #copyOfRoot} gave
   */
  protected final void forkInto(GeneratorDriver other) {
    checkFree();
    other.status = isClosed() ? CLOSED : status;
    other.result = result;
    if (other.status != CLOSED) {
      List<Frame<?>> frames = FrameChain.copies(GeneratorLinks.chain(innermost), null);
      other.innermost = (GeneratorFrame<?>) frames.get(0);
      other.root = (GeneratorFrame<?>) frames.get(frames.size() - 1);
      frames.forEach(frame -> ((GeneratorFrame<?>) frame).driver = null);
      other.root.driver = other;
    }
  }

  /**
   * A frame to make a second driver of.
   *
   * @return a copy of the generator's own frame
   */
  protected final GeneratorFrame<?> copyOfRoot() {
    return (GeneratorFrame<?>) root.copy();
  }

  /** Runs the body to its next value. The common case ends here, all others in {@link #run}. */
  private boolean advance(GeneratorFrame<?> frame) {
    if (frame.phase != Frame.SUSPENDED) {
      return begin(frame);
    }
    frame.phase = Frame.RUNNING;
    Object answer;
    try {
      answer = frame.resume();
    } catch (Throwable failure) {
      status = RUNNING;
      return run(failed(frame, failure));
    }
    if (answer == GeneratorFrame.YIELDED) {
      return true;
    }
    status = RUNNING;
    return run(answered(frame, answer));
  }

  /** Runs a body that has not run. */
  private boolean begin(GeneratorFrame<?> frame) {
    checkFree();
    if (isClosed()) {
      return false;
    }
    status = RUNNING;
    return run(frame);
  }
}
