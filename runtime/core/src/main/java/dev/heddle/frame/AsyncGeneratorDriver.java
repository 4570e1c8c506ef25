package dev.heddle.frame;

import dev.heddle.Coroutine;
import dev.heddle.continuation.StopAsyncIteration;
import dev.heddle.continuation.StopIteration;
import org.jspecify.annotations.Nullable;

/**
 * Runs the frame of an asynchronous generator for the coroutines that ask it for values. {@link
 * dev.heddle.continuation.AsyncGenerator} is the face of it.
 *
 * <pre>
 *   CREATED --begin--&gt; RUNNING --yield--&gt; SUSPENDED --begin--&gt; RUNNING ...
 *                         |
 *                         +--the body ends--&gt; CLOSED
 * </pre>
 *
 * <p>While it is RUNNING the body may await: its frame and the asking coroutine's are then
 * suspended like any others.
 */
public abstract class AsyncGeneratorDriver {
  private GeneratorFrame<?> frame;
  private Coroutine.State phase = Coroutine.State.CREATED;

  /**
   * A driver.
   *
   * @param frame the frame of a body that has not run
   */
  protected AsyncGeneratorDriver(GeneratorFrame<?> frame) {
    this.frame = frame;
  }

  /** Called before the body runs for the first time. */
  protected abstract void begun();

  /** Called when a body that has begun has ended. */
  protected abstract void ended();

  /**
   * A coroutine that runs the body to its next value.
   *
   * @param call what it is to do, as people know it
   * @param argument what the yield gives where the body waits, or a failure to throw there
   * @return the coroutine
   */
  protected final Coroutine<?> call(Call call, @Nullable Object argument) {
    return new AsyncGeneratorCall(this, call, argument);
  }

  /**
   * Where the generator is in its life.
   *
   * @return suspended between two values; running also while the body awaits
   */
  protected final Coroutine.State phase() {
    return phase;
  }

  /**
   * The method and the place where it is.
   *
   * @return for example {@code load() running at Shop.java:12}
   */
  protected final String describe() {
    return frame.describe(phase == Coroutine.State.CLOSED);
  }

  /**
   * The frame of the body, for a driver that takes it over.
   *
   * @return the frame
   */
  protected final GeneratorFrame<?> body() {
    return frame;
  }

  /** Says that the body has begun already: it waits at a yield. */
  protected final void takeOver() {
    phase = Coroutine.State.SUSPENDED;
  }

  /** What a coroutine asks of a generator. */
  protected enum Call {
    /** The next value, or the end. */
    NEXT("anext"),
    /** The next value, for a value. */
    SEND("asend"),
    /** The next value, for a failure. */
    THROW("athrow"),
    /** To end. */
    CLOSE("aclose");

    final String pythonName;

    Call(String pythonName) {
      this.pythonName = pythonName;
    }
  }

  boolean hasBegun() {
    return phase != Coroutine.State.CREATED;
  }

  boolean hasEnded() {
    return phase == Coroutine.State.CLOSED;
  }

  /** Takes the body for a coroutine that runs it on. */
  void begin(Call call) {
    if (phase == Coroutine.State.RUNNING) {
      throw new IllegalStateException(
          call.pythonName
              + "(): asynchronous generator is already running: "
              + this
              + "; await what one coroutine asks of it before the next asks");
    }
    if (phase == Coroutine.State.CREATED) {
      begun();
    }
    phase = Coroutine.State.RUNNING;
  }

  /** Ends a generator of which nothing runs any more. */
  void end() {
    boolean hadBegun = hasBegun();
    phase = Coroutine.State.CLOSED;
    frame.finish();
    frame.forget();
    if (hadBegun) {
      ended();
    }
  }

  @Nullable Object resume() throws Throwable {
    frame.phase = Frame.RUNNING;
    return frame.resume();
  }

  void give(@Nullable Object value) {
    frame.give(value);
  }

  void giveFailure(Throwable failure) {
    frame.giveFailure(failure);
  }

  @Nullable Object takeYielded() {
    phase = Coroutine.State.SUSPENDED;
    frame.phase = Frame.SUSPENDED; // if a driver resumed it, that one took the value for its result
    return frame.takeHanded();
  }

  /** The rest of this generator is another one: that one's frame takes the place of this one's. */
  void become() {
    Object source = frame.takeHanded();
    if (!(source instanceof AsyncGeneratorDriver other)) {
      throw source == null
          ? new NullPointerException(
              "an async generator returned null; return AsyncGenerator.done()")
          : new IllegalArgumentException("not an async generator: " + source);
    }
    if (other.phase == Coroutine.State.RUNNING) {
      throw new IllegalStateException(
          "asynchronous generator is already running: " + other + " cannot be returned as well");
    }
    boolean otherHadBegun = other.phase == Coroutine.State.SUSPENDED;
    frame.finish();
    frame = other.frame;
    other.phase = Coroutine.State.CLOSED;
    if (otherHadBegun) {
      other.ended();
    }
    ended();
    begun();
  }

  Throwable withoutStop(Throwable failure) {
    return failure instanceof StopAsyncIteration || failure instanceof StopIteration
        ? new IllegalStateException(
            "async generator raised " + failure.getClass().getSimpleName() + ": " + this, failure)
        : failure;
  }

  IllegalStateException ignoredExit() {
    return new IllegalStateException(
        "async generator ignored GeneratorExit: "
            + this
            + " yields instead of ending; do not catch Error or Throwable around a yield without"
            + " throwing it on, and do not yield in finally");
  }
}
