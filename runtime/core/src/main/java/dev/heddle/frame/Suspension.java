package dev.heddle.frame;

import dev.heddle.Coroutine;
import dev.heddle.internal.Current;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a method returns instead of its result when it has to wait, and the hands of whoever drives
 * a coroutine: the chain of its suspended frames, and the thing that the innermost one awaits.
 *
 * <p>A driver (a task, for example) owns one suspension for life. It {@link #start starts} a
 * coroutine and, each time this very object comes back, subscribes to what is {@link #takeAwaited
 * awaited} and later {@link #resume resumes}. By then the whole stack has unwound, so a completion
 * on another thread cannot race with the saving of frames.
 *
 * <pre>
 *   driver --&gt; innermost --parent--&gt; ... --parent--&gt; outermost
 *                 |
 *              awaits the future
 * </pre>
 *
 * <p>Resuming touches the innermost frame alone. Its result goes to its parent, and so on, in a
 * loop: waking a coroutine 10,000 awaits deep costs what waking one costs that is a single await
 * deep.
 *
 * <p>The class is final because woven code tests each result for it. Driver's thread only.
 */
public final class Suspension {
  private final Object owner;
  @Nullable Frame<?> innermost; // FrameChain changes it, too
  private @Nullable Frame<?> outermost;
  private @Nullable Object awaited;
  private @Nullable Suspension enclosing;
  private @Nullable Unwinding unwinding;

  /**
   * The suspension of a driver.
   *
   * @param owner the driver; {@link #owner()} gives it back
   */
  public Suspension(Object owner) {
    this.owner = owner;
  }

  /**
   * Appends a frame that has just been saved: the parent of the outermost so far.
   *
   * @param frame the frame of the method that returns this suspension
   * @return this
   */
  public Suspension push(Frame<?> frame) {
    Frame<?> inner = outermost;
    if (inner != null) {
      inner.parent = frame;
    } else if (innermost != frame) {
      innermost = frame;
    }
    outermost = frame;
    frame.phase = Frame.SUSPENDED;
    return this;
  }

  /**
   * Writes what a coroutine waits for on the suspension of this thread's driver. Called last by a
   * frame that suspends of its own accord; it pushes itself on what it gets back, or returns that
   * as it is when nothing is left to do but to pass the value on.
   *
   * @param awaited what the driver is to subscribe to; null to give up one turn
   * @return the driver's suspension
   * @throws IllegalStateException if no coroutine is running on this thread
   */
  public static Suspension on(@Nullable Object awaited) {
    Suspension current = Current.get().suspension;
    if (current == null) {
      throw new IllegalStateException(
          "cannot wait for "
              + awaited
              + " here: no event loop is running a coroutine on this thread; start it with"
              + " Asyncio.run(...) or make a task of it on a running loop");
    }
    if (awaited != null) {
      current.awaited = awaited;
    }
    // A chain starts here. What lies on it is left of one whose saving failed and was caught.
    current.outermost = null;
    return current;
  }

  /**
   * Runs a coroutine to its first suspension.
   *
   * @param coroutine one that has not been started
   * @return the result, or this
   * @throws Throwable what the coroutine throws
   */
  public @Nullable Object start(Coroutine<?> coroutine) throws Throwable {
    Frame<?> root = (Frame<?>) coroutine;
    root.claim();
    return drive(root);
  }

  /**
   * Ends a coroutine that has not been started by a failure: none of it runs.
   *
   * @param coroutine one that has not been started
   * @param failure what to throw
   * @return never; the type lets it stand beside {@link #start}
   * @throws Throwable the failure, always
   */
  public @Nullable Object startWith(Coroutine<?> coroutine, Throwable failure) throws Throwable {
    Frame<?> root = (Frame<?>) coroutine;
    root.claim();
    root.finish();
    throw failure;
  }

  /**
   * Gives the innermost frame the value that it awaited, and runs on to the next suspension.
   *
   * @param value the value
   * @return the coroutine's result, or this
   * @throws Throwable what the coroutine throws
   */
  public @Nullable Object resume(@Nullable Object value) throws Throwable {
    Frame<?> frame = innermost;
    if (frame == null) {
      return value;
    }
    frame.give(value);
    return drive(frame);
  }

  /**
   * Throws a failure at the innermost frame's await, and runs on to the next suspension.
   *
   * @param failure what to throw there
   * @return the coroutine's result, or this
   * @throws Throwable what the coroutine throws
   */
  public @Nullable Object resumeWith(Throwable failure) throws Throwable {
    return drive(handlerOf(failure));
  }

  /**
   * Fetches what the coroutine waits for, after this suspension came back.
   *
   * @return the thing awaited; null when the coroutine only gives up its turn
   */
  public @Nullable Object takeAwaited() {
    Object thing = awaited;
    if (thing != null) {
      awaited = null;
    }
    return thing;
  }

  /**
   * The driver that this suspension belongs to.
   *
   * @return what the constructor was given
   */
  public Object owner() {
    return owner;
  }

  /**
   * The driver inside which this one runs: a task around a generator, say.
   *
   * @return null for the outermost driver of a thread, and while this one is not at work
   */
  public @Nullable Suspension enclosing() {
    return enclosing;
  }

  /**
   * Says that a failure about to be thrown by an await carries none of this thread's lines, even if
   * it has passed here before.
   */
  static void forgetFailure() {
    Suspension current = Current.get().suspension;
    if (current != null) {
      current.unwinding = null;
    }
  }

  private @Nullable Object drive(Frame<?> first) throws Throwable {
    Current thread = Current.get();
    Suspension outer = thread.suspension;
    thread.suspension = this;
    if (outer != null) {
      enclosing = outer;
    }
    try {
      return run(first);
    } finally {
      thread.suspension = outer;
      if (outer != null) {
        enclosing = null;
      }
    }
  }

  private @Nullable Object run(Frame<?> first) throws Throwable {
    Frame<?> frame = first;
    while (true) {
      Frame<?> parent = frame.parent;
      frame.phase = Frame.RUNNING;
      Object result;
      try {
        result = frame.resume();
      } catch (Throwable failure) {
        outermost = null; // memory may have run out while the frames were being saved
        frame.finish();
        frame = unwind(frame, parent, failure);
        if (frame == null) {
          innermost = null;
          throw failure;
        }
        continue;
      }
      if (result == this) {
        link(parent);
        if (!(awaited instanceof Jump jump)) {
          return this;
        }
        frame = jump(jump);
        continue;
      }
      frame.finish();
      if (parent == null) {
        innermost = null;
        return result;
      }
      parent.give(result);
      frame = parent;
    }
  }

  /**
   * Hangs the frames that have just been saved under the one that waits for them. What has its
   * value already is not written: each write of a reference tells the garbage collector about it.
   */
  private void link(@Nullable Frame<?> parent) {
    Frame<?> last = outermost;
    if (last == null) {
      innermost = parent;
      return;
    }
    outermost = null;
    if (last.parent != parent) {
      last.parent = parent;
    }
  }

  /** Rearranges the frames as asked; the one to run next, with a value or a failure given to it. */
  private Frame<?> jump(Jump jump) throws Throwable {
    awaited = null;
    try {
      Object value = jump.perform(this);
      Frame<?> next = Objects.requireNonNull(innermost);
      next.give(value);
      return next;
    } catch (Throwable failure) {
      return handlerOf(failure);
    }
  }

  /** The frame that handles a failure thrown at the innermost one's await, which may be that. */
  private Frame<?> handlerOf(Throwable failure) throws Throwable {
    unwinding = null;
    Frame<?> handler = unwind(null, innermost, failure);
    if (handler == null) {
      innermost = null;
      throw failure;
    }
    return handler;
  }

  /** The first frame from here on that handles a failure, with the failure given to it. */
  private @Nullable Frame<?> unwind(
      @Nullable Frame<?> thrower, @Nullable Frame<?> from, Throwable failure) {
    if (from == null) {
      return null;
    }
    Unwinding progress = unwinding;
    if (progress == null || !progress.concerns(failure)) {
      int depth = Traces.driversAtWork(this);
      progress = new Unwinding(failure, thrower, from, t -> Traces.endOfCoroutine(t, depth));
      unwinding = progress;
    }
    Frame<?> handler = progress.climb(from, failure);
    if (handler == null) {
      unwinding = null;
    } else {
      handler.giveFailure(failure);
    }
    return handler;
  }
}
