package dev.heddle.frame;

import dev.heddle.Coroutine;
import dev.heddle.continuation.GeneratorExit;
import dev.heddle.continuation.StopIteration;
import dev.heddle.internal.Unchecked;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the frames of a generator on the stack of its consumer. {@link
 * dev.heddle.continuation.Generator} is the face of it.
 *
 * <pre>
 *   CREATED --advance--&gt; RUNNING --yield--&gt; READY --take--&gt; SUSPENDED --advance--&gt; RUNNING ...
 *                           |
 *                           +--the body ends--&gt; CLOSED
 * </pre>
 *
 * <p>A generator that another one yields from is DELEGATED: its frames hang under the other's, and
 * the other resumes the innermost of them directly. So a value costs the same however deep it comes
 * from.
 */
public abstract class GeneratorDriver {
  private static final byte CREATED = 0;
  private static final byte SUSPENDED = 1;
  private static final byte READY = 2;
  private static final byte RUNNING = 3;
  private static final byte DELEGATED = 4;
  private static final byte CLOSED = 5;

  private byte status;

  /** The frame to run next; meaningless when closed or delegated. */
  private GeneratorFrame<?> innermost;

  /** The frame of the generator itself. */
  private GeneratorFrame<?> root;

  private @Nullable Object result;

  private @Nullable Unwinding unwinding;

  /** What goes on while a failure is thrown in; null when none is. */
  private @Nullable Throwing throwing;

  /**
   * A driver.
   *
   * @param root the frame of a body that has not run
   */
  protected GeneratorDriver(GeneratorFrame<?> root) {
    this.innermost = root;
    this.root = root;
    root.driver = this;
  }

  /**
   * Makes sure that there is a value to take, running the body on if need be.
   *
   * @return false if the generator has ended
   */
  protected final boolean prepare() {
    return status == READY || advance();
  }

  /**
   * The next value, running the body on if need be.
   *
   * @return the value
   * @throws StopIteration if the generator has ended
   */
  protected final @Nullable Object takeNext() {
    if (status != READY && !advance()) {
      throw new StopIteration(this + " has ended", result);
    }
    status = SUSPENDED;
    return innermost.takeHanded();
  }

  /**
   * Says what the yield gives at which the body waits.
   *
   * @param value the value, not null
   */
  protected final void give(Object value) {
    switch (status) {
      case SUSPENDED -> innermost.give(value);
      case CREATED ->
          throw new IllegalArgumentException(
              "can't send a value to a just-started generator: "
                  + this
                  + " is at no yield yet that could give it; send null or call next() first");
      case READY ->
          throw new IllegalStateException(
              this + " has a value that hasNext() fetched; take it with next() before sending one");
      default -> checkFree();
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
    if (status == CREATED || status == CLOSED) {
      end(null);
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
    return switch (status) {
      case CREATED -> Coroutine.State.CREATED;
      case RUNNING -> Coroutine.State.RUNNING;
      default -> Coroutine.State.SUSPENDED;
    };
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
    other.status = status;
    other.result = result;
    if (status != CLOSED) {
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
  private boolean advance() {
    if (status >= RUNNING) {
      checkFree();
      return false;
    }
    status = RUNNING;
    GeneratorFrame<?> frame = innermost;
    Object answer;
    try {
      answer = frame.resume();
    } catch (Throwable failure) {
      return run(failed(frame, failure));
    }
    if (answer == GeneratorFrame.YIELDED) {
      checkAlone();
      status = READY;
      return true;
    }
    return run(answered(frame, answer));
  }

  /** Runs frames until there is a value; null: the generator has ended, or a source has a value. */
  private boolean run(@Nullable GeneratorFrame<?> first) {
    GeneratorFrame<?> frame = first;
    while (frame != null) {
      Object answer;
      try {
        answer = frame.resume();
      } catch (Throwable failure) {
        frame = failed(frame, failure);
        continue;
      }
      frame = answered(frame, answer);
    }
    return status == READY;
  }

  private @Nullable GeneratorFrame<?> answered(GeneratorFrame<?> frame, @Nullable Object answer) {
    checkAlone();
    if (answer == GeneratorFrame.YIELDED) {
      return yielded(frame);
    }
    if (answer == GeneratorFrame.DELEGATES) {
      return adopt(frame, frame);
    }
    if (answer == GeneratorFrame.BECOMES) {
      GeneratorFrame<?> parent = (GeneratorFrame<?>) frame.parent;
      return adopt(frame, parent);
    }
    return ended(frame, answer);
  }

  /** Hangs the frames of what a frame yields from under another one; that frame itself, or less. */
  private @Nullable GeneratorFrame<?> adopt(
      GeneratorFrame<?> frame, @Nullable GeneratorFrame<?> parent) {
    GeneratorDriver source;
    try {
      source = GeneratorLinks.driverOf(frame.takeHanded());
      source.checkFree();
    } catch (Throwable failure) {
      if (frame == parent) {
        frame.giveFailure(failure);
        return frame;
      }
      return failed(frame, failure);
    }
    if (source.status == CLOSED) {
      if (frame == parent) {
        frame.give(source.result);
        return frame;
      }
      return ended(frame, source.result);
    }
    byte was = source.status;
    source.status = DELEGATED;
    source.root.parent = parent;
    innermost = source.innermost;
    if (frame != parent) {
      replace(frame, source.root);
    }
    if (was == READY) {
      return yielded(innermost);
    }
    return innermost;
  }

  /** The rest of a generator is another one: whoever shows it shows that one. */
  private void replace(GeneratorFrame<?> frame, GeneratorFrame<?> rest) {
    GeneratorDriver shownBy = frame.driver;
    frame.finish();
    if (shownBy != null) {
      shownBy.root = rest;
      rest.driver = shownBy;
    }
    if (throwing != null) {
      throwing.replaced(frame, rest);
    }
  }

  private @Nullable GeneratorFrame<?> yielded(GeneratorFrame<?> frame) {
    GeneratorFrame<?> ignoring = throwing == null ? null : throwing.inner();
    if (ignoring == null) {
      innermost = frame;
      status = READY;
      unwinding = null;
      return null;
    }
    // Python: the inner generator's close() fails, in the outer one's yieldFrom.
    GeneratorFrame<?> parent = (GeneratorFrame<?>) Objects.requireNonNull(ignoring.parent);
    ignoring.parent = null;
    GeneratorDriver shownBy = ignoring.driver;
    if (shownBy != null) {
      shownBy.innermost = frame;
      shownBy.status = READY;
    }
    throwing = null;
    parent.giveFailure(ignoredExit(shownBy == null ? ignoring : shownBy));
    return parent;
  }

  private @Nullable GeneratorFrame<?> ended(GeneratorFrame<?> frame, @Nullable Object value) {
    GeneratorFrame<?> parent = (GeneratorFrame<?>) frame.parent;
    frame.finish();
    if (parent == null) {
      end(value);
    } else if (throwing == null || !throwing.passReturn(frame, parent)) {
      parent.give(value);
    }
    return parent;
  }

  /** The frame that handles a failure; when there is none, it is thrown. */
  private GeneratorFrame<?> failed(GeneratorFrame<?> frame, Throwable thrown) {
    Frame<?> parent = frame.parent;
    Throwable failure = GeneratorLinks.withoutStop(thrown, this);
    frame.finish();
    Frame<?> handler = parent == null ? null : climb(parent, failure);
    if (handler == null) {
      end(null);
      throw Unchecked.rethrow(failure);
    }
    GeneratorFrame<?> next = (GeneratorFrame<?>) handler;
    if (throwing != null) {
      throwing.passed(failure, next);
    }
    return next;
  }

  private @Nullable Frame<?> climb(Frame<?> from, Throwable failure) {
    Unwinding progress = unwinding;
    if (progress == null || !progress.concerns(failure)) {
      progress = new Unwinding(failure, from, GeneratorLinks::endOfGenerator);
      unwinding = progress;
    }
    Frame<?> handler = progress.climb(from, failure);
    if (handler != null) {
      handler.giveFailure(failure);
    }
    return handler;
  }

  private void end(@Nullable Object value) {
    unwinding = null;
    root.finish();
    status = CLOSED;
    if (value != null) {
      result = value;
    }
  }

  private boolean isClosed() {
    return status == CLOSED || (status == DELEGATED && root.phase == Frame.CLOSED);
  }

  private void checkFree() {
    if (status == RUNNING) {
      throw new IllegalStateException(
          "generator already executing: "
              + this
              + " cannot be used by its own body, nor by two threads at once");
    }
    if (status == DELEGATED && !isClosed()) {
      throw new IllegalStateException(
          this + " belongs to the generator that yields from it; take the values there");
    }
  }

  /** Two threads may both have found the generator free; the second to leave notices. */
  private void checkAlone() {
    if (status != RUNNING) {
      throw new IllegalStateException(
          this + " was used by two threads at once; give each thread a generator of its own");
    }
  }

  private static IllegalStateException ignoredExit(Object generator) {
    return new IllegalStateException(
        "generator ignored GeneratorExit: "
            + generator
            + " yields instead of ending; do not catch Error or Throwable around a yield without"
            + " throwing it on, and do not yield in finally");
  }
}
