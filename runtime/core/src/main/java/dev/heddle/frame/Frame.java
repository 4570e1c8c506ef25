package dev.heddle.frame;

import dev.heddle.Coroutine;
import dev.heddle.continuation.Step;
import dev.heddle.internal.DebugMode;
import dev.heddle.internal.Unchecked;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One activation of an async method, on the heap: its arguments before it starts, its live
 * variables while it is suspended.
 *
 * <p>Each async method has one frame class. Calling the method makes a frame in state 0, which is
 * the coroutine object. A call that is awaited directly has no frame at all until it has to
 * suspend.
 *
 * <pre>
 *   CREATED --start--&gt; RUNNING --push--&gt; SUSPENDED
 *                         |    &lt;-resume-     |
 *                         +---&gt; CLOSED &lt;-----+  (a failure passes that the frame does not handle)
 * </pre>
 *
 * <p>Driver's thread only.
 *
 * @param <R> the type of the method's result
 */
public abstract class Frame<R extends @Nullable Object> extends Coroutine<R> implements Cloneable {

  /** The version of the calling convention that this runtime speaks. */
  public static final int ABI = 1;

  static final byte CREATED = 0;
  static final byte RUNNING = 1;
  static final byte SUSPENDED = 2;
  static final byte CLOSED = 3;

  /** 0 before the first suspension, then the number of the await where the frame is suspended. */
  public int state;

  /** The frame that awaits this one; null for the outermost of a driver. */
  @Nullable Frame<?> parent;

  /**
   * What the await gave, until {@link #take} fetches it; a {@link Thrown} when that is a failure.
   */
  private @Nullable Object value;

  byte phase;

  /** For the frame classes of async methods. */
  protected Frame() {
    if (DebugMode.watchesCoroutines) {
      NeverAwaited.born(this);
    }
  }

  /**
   * Runs the method on from {@link #state}.
   *
   * @return the method's result, or the {@link Suspension} if it suspended again
   * @throws Throwable what the method throws
   */
  protected abstract @Nullable Object resume() throws Throwable;

  /**
   * What this frame class is made of, as text for {@link FrameLayout}. Called only when somebody
   * reads it.
   *
   * @return the text
   */
  protected abstract String layout();

  /**
   * Fetches what the await gave, right after a resumption.
   *
   * @return the value, which the frame no longer holds
   * @throws Throwable the failure of what was awaited, as it was thrown
   */
  public final @Nullable Object take() throws Throwable {
    Object given = value;
    if (given == null) {
      return null;
    }
    value = null;
    if (given instanceof Thrown thrown) {
      throw thrown.failure;
    }
    return given;
  }

  /**
   * Called by the static initialiser of each frame class: refuses code that was woven for another
   * version of the calling convention, before any of it runs.
   *
   * @param version the version that the frame class follows
   * @param frameClass its name
   */
  public static void requireAbi(int version, String frameClass) {
    if (version != ABI) {
      throw new UnsupportedAbiError(version, frameClass);
    }
  }

  /** Hands the frame the value of what it awaits; the field is null between two awaits. */
  final void give(@Nullable Object result) {
    if (result != null) {
      value = result;
    }
  }

  /** Hands the frame the failure of what it awaits. */
  final void giveFailure(Throwable failure) {
    value = new Thrown(failure);
  }

  /** Runs an unstarted coroutine on the caller's stack; its result, or the suspension. */
  final @Nullable Object begin() throws Throwable {
    claim();
    Object result;
    try {
      result = resume();
    } catch (Throwable failure) {
      phase = CLOSED;
      throw failure;
    }
    // A frame that suspends pushes itself; one that made a tail call is done, whatever comes back.
    if (!(result instanceof Suspension) || phase == RUNNING) {
      phase = CLOSED;
    }
    return result;
  }

  /** Marks the coroutine as started; it can be started once. */
  final void claim() {
    if (phase != CREATED) {
      throw alreadyAwaited();
    }
    phase = RUNNING;
    if (DebugMode.watchesCoroutines) {
      NeverAwaited.used(this);
    }
  }

  /**
   * Lets go of what the variables hold, when the method is left by a failure or never runs. Frames
   * that keep nothing while their method runs have no need to.
   */
  protected void forget() {}

  /** Lets go of what a finished frame no longer needs. */
  final void finish() {
    phase = CLOSED;
    parent = null;
    value = null;
  }

  @Override
  public final Step<R> send(@Nullable Object value) {
    return HandDriver.send(this, value);
  }

  @Override
  public final Step<R> throwInto(Throwable failure) {
    if (DebugMode.watchesCoroutines) {
      NeverAwaited.used(this);
    }
    return HandDriver.throwInto(this, Objects.requireNonNull(failure, "failure"));
  }

  @Override
  public final void close() {
    if (DebugMode.watchesCoroutines) {
      NeverAwaited.used(this);
    }
    HandDriver.close(this);
  }

  @Override
  public final State state() {
    return switch (phase) {
      case CREATED -> State.CREATED;
      case CLOSED -> State.CLOSED;
      default -> HandDriver.isAtWork(this) ? State.RUNNING : State.SUSPENDED;
    };
  }

  /**
   * Whether a copy of the suspended frame can run on independently of the original, sharing the
   * objects that its variables refer to. Not so when an object outside refers to the frame, or
   * counts on its end: then it can't be abandoned either.
   *
   * @return true for the frames of woven methods
   */
  protected boolean isCopyable() {
    return true;
  }

  /** A second frame at the same await, with variables of its own, and without a parent. */
  final Frame<R> copy() {
    try {
      Frame<R> copy = Unchecked.cast(super.clone());
      copy.parent = null;
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  private IllegalStateException alreadyAwaited() {
    String rule =
        phase == CLOSED
            ? "cannot reuse already awaited coroutine "
            : "coroutine is being awaited already: ";
    return new IllegalStateException(
        rule
            + this
            + "; call the async method again for a new one, or await one task several times");
  }

  /**
   * The method and the place where it is, in Python's words.
   *
   * @param ended whether the driver knows that it has ended, which a frame left by a tail call does
   *     not
   * @return for example {@code load() running at Shop.java:12}
   */
  public final String describe(boolean ended) {
    return FrameLayout.of(this).describe(state, ended || phase == CLOSED);
  }

  /** The coroutine as Python shows it: method, state and source line. */
  @Override
  public final String toString() {
    return "<coroutine " + describe(false) + ">";
  }

  /** A failure on its way into a frame. No method can return one: the type is not visible. */
  private static final class Thrown {
    final Throwable failure;

    Thrown(Throwable failure) {
      this.failure = failure;
    }
  }
}
