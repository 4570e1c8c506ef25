package dev.heddle.frame;

import dev.heddle.internal.Unchecked;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a generator is made of, and the slow half of running it: everything but a yield of the frame
 * that ran last. {@link GeneratorDriver} has the states, and what a consumer can ask for.
 */
abstract class GeneratorMachine {
  static final byte CREATED = 0;
  static final byte SUSPENDED = 1;
  static final byte RUNNING = 2;
  static final byte DELEGATED = 3;
  static final byte CLOSED = 4;

  /** Stands where a generator that has been given away must not touch a frame; closed. */
  private static final GeneratorFrame<?> NO_FRAME = FromIterator.of(Collections.emptyIterator());

  static {
    NO_FRAME.finish();
  }

  /** Suspended also while {@link #innermost} runs and nothing else has: its phase tells. */
  byte status;

  /**
   * The frame to run next, or that has a value to take: its phase tells. Out of date while others
   * run.
   */
  GeneratorFrame<?> innermost;

  /** The frame of the generator itself. */
  GeneratorFrame<?> root;

  @Nullable Object result;

  @Nullable Unwinding unwinding;

  /** What goes on while a failure is thrown in; null when none is. */
  @Nullable Throwing throwing;

  GeneratorMachine(GeneratorFrame<?> root) {
    this.innermost = root;
    this.root = root;
    root.driver = this;
  }

  /** Runs frames until there is a value; null: the generator has ended, or a source has a value. */
  boolean run(@Nullable GeneratorFrame<?> first) {
    GeneratorFrame<?> frame = first;
    while (frame != null) {
      Object answer;
      frame.phase = Frame.RUNNING;
      try {
        answer = frame.resume();
      } catch (Throwable failure) {
        frame = failed(frame, failure);
        continue;
      }
      frame = answered(frame, answer);
    }
    return status == SUSPENDED;
  }

  @Nullable GeneratorFrame<?> answered(GeneratorFrame<?> frame, @Nullable Object answer) {
    checkAlone();
    if (answer == GeneratorFrame.YIELDED) {
      return yielded(frame);
    }
    if (frame.phase != Frame.RUNNING) {
      throw usedByTwo(this);
    }
    if (answer instanceof GeneratorFrame<?> inner) {
      return inner;
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
    GeneratorMachine source;
    try {
      Object handed = frame.takeHanded();
      source = frame == parent ? GeneratorLinks.driverOf(handed) : GeneratorLinks.restOf(handed);
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
    GeneratorFrame<?> inner = source.innermost;
    source.innermost = NO_FRAME;
    source.status = DELEGATED;
    source.root.parent = parent;
    if (frame != parent) {
      replace(frame, source.root);
    }
    return inner.phase == GeneratorFrame.READY ? yielded(inner) : inner;
  }

  /** The rest of a generator is another one: whoever shows it shows that one. */
  private void replace(GeneratorFrame<?> frame, GeneratorFrame<?> rest) {
    GeneratorMachine shownBy = frame.driver;
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
    Throwing thrown = throwing;
    GeneratorFrame<?> ignoring = thrown == null ? null : thrown.inner();
    if (thrown == null || ignoring == null) {
      if (innermost != frame) {
        innermost = frame;
      }
      status = SUSPENDED;
      if (unwinding != null) {
        unwinding = null;
      }
      return null;
    }
    // Python: the inner generator's close() fails, in the outer one's yieldFrom. The value is lost.
    frame.takeHanded();
    frame.phase = Frame.SUSPENDED;
    GeneratorFrame<?> parent = (GeneratorFrame<?>) Objects.requireNonNull(ignoring.parent);
    ignoring.parent = null;
    GeneratorMachine shownBy = ignoring.driver;
    if (shownBy != null) {
      shownBy.innermost = frame;
      shownBy.status = SUSPENDED;
    }
    thrown.passed(parent);
    parent.giveFailure(ignoredExit(ignoring.name()));
    return parent;
  }

  private @Nullable GeneratorFrame<?> ended(GeneratorFrame<?> frame, @Nullable Object value) {
    GeneratorFrame<?> parent = (GeneratorFrame<?>) frame.parent;
    if (parent == null) {
      end(value);
      return null;
    }
    frame.phase = Frame.CLOSED;
    if (frame.driver != null) {
      frame.finish();
      frame.driver.result = value;
    }
    if (throwing == null || !throwing.passReturn(frame, parent)) {
      parent.give(value);
    }
    return parent;
  }

  /** The frame that handles a failure; when there is none, it is thrown. */
  GeneratorFrame<?> failed(GeneratorFrame<?> frame, Throwable thrown) {
    Frame<?> parent = frame.parent;
    Throwable failure = GeneratorLinks.withoutStop(thrown, this);
    frame.finish();
    frame.forget();
    Frame<?> handler = parent == null ? null : climb(parent, failure);
    if (handler == null) {
      end(null);
      throw Unchecked.rethrow(failure);
    }
    GeneratorFrame<?> next = (GeneratorFrame<?>) handler;
    if (throwing != null) {
      throwing.handledBy(next);
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

  void end(@Nullable Object value) {
    unwinding = null;
    root.finish();
    root.forget();
    innermost = root;
    status = CLOSED;
    if (value != null) {
      result = value;
    }
  }

  boolean isClosed() {
    return status == CLOSED || (status == DELEGATED && root.phase == Frame.CLOSED);
  }

  final boolean isRunning() {
    return status == RUNNING || (status == SUSPENDED && innermost.phase == Frame.RUNNING);
  }

  void checkFree() {
    if (isRunning()) {
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
  void checkAlone() {
    if (status != RUNNING) {
      throw usedByTwo(this);
    }
  }

  static IllegalStateException usedByTwo(Object generator) {
    return new IllegalStateException(
        generator + " was used by two threads at once; give each thread a generator of its own");
  }

  static IllegalStateException ignoredExit(Object generator) {
    return new IllegalStateException(
        "generator ignored GeneratorExit: "
            + generator
            + " yields instead of ending; do not catch Error or Throwable around a yield without"
            + " throwing it on, and do not yield in finally");
  }
}
