package dev.heddle.continuation;

import dev.heddle.Coroutine;
import dev.heddle.frame.FrameChain;
import dev.heddle.frame.Suspension;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in a program to which control can be handed, as C's {@code ucontext_t}.
 *
 * <pre>{@code
 * UContext here = new UContext();
 * await(getContext(here));
 * System.out.println("Hello world");
 * await(setContext(here));          // back to just behind getContext, any number of times
 * }</pre>
 *
 * <p>What is saved is the whole chain of frames of the running task (or of the coroutine that is
 * driven by hand), up to its outermost method. Entering it drops the frames that are at work, whose
 * {@code finally} blocks do not run, and goes on with a <em>copy</em> of those saved: each entry
 * finds the local variables as they were when the context was saved, whatever happened since.
 * Objects that the variables refer to are shared and keep what was done to them. (In C the
 * variables in memory keep their later values, those in registers do not, and the standard leaves
 * open which is which.)
 *
 * <p>A context is entered where it was saved: by the same task. Made contexts belong to no task
 * until they have been entered.
 */
public final class UContext {
  private @Nullable FrameChain frames;
  private @Nullable Suspension savedBy;
  private @Nullable Supplier<? extends Coroutine<?>> function;
  private @Nullable UContext link;

  /** A context that nothing has been saved in. */
  public UContext() {}

  /**
   * Saves this place: {@code getcontext}. Gives control back at once, and once more each time that
   * the context is entered.
   *
   * @param context where to save it
   * @return a coroutine to await; it fails with an {@link IllegalStateException} if a frame can't
   *     be copied
   */
  public static Coroutine<@Nullable Void> getContext(UContext context) {
    return new SwitchContext(Objects.requireNonNull(context, "context"), null);
  }

  /**
   * Enters a context: {@code setcontext}. What is at work is abandoned.
   *
   * @param context one that was saved or made
   * @return a coroutine to await, which never ends; it fails with an {@link IllegalStateException}
   *     if nothing was saved in the context, another task saved it, or a frame can't be abandoned:
   *     that of a {@code waitFor}, whose time would go on, or of an asynchronous generator
   */
  public static Coroutine<@Nullable Void> setContext(UContext context) {
    return new SwitchContext(null, Objects.requireNonNull(context, "context"));
  }

  /**
   * Saves this place in one context and enters another: {@code swapcontext}.
   *
   * @param from where to save this place
   * @param to one that was saved or made
   * @return a coroutine to await, which ends when {@code from} is entered; it fails as those of
   *     {@link #getContext} and {@link #setContext} do
   */
  public static Coroutine<@Nullable Void> swapContext(UContext from, UContext to) {
    return new SwitchContext(
        Objects.requireNonNull(from, "from"), Objects.requireNonNull(to, "to"));
  }

  /**
   * Prepares a context that begins a function when it is entered: {@code makecontext}. There is no
   * stack to provide, and no need to save anything in the context first.
   *
   * @param context the context
   * @param function gives the coroutine to run, a new one for each entry
   * @param link the context to enter when the function ends ({@code uc_link}), looked at only then;
   *     null to end the task, as C ends the thread: its result is null then
   */
  public static void makeContext(
      UContext context, Supplier<? extends Coroutine<?>> function, @Nullable UContext link) {
    context.function = Objects.requireNonNull(function, "function");
    context.link = link;
    context.frames = null;
    context.savedBy = null;
  }

  void save(FrameChain saved, Suspension driver) {
    frames = saved;
    savedBy = driver;
    function = null;
  }

  /** Refuses a context that can't be entered by this driver. */
  void check(Suspension driver) {
    if (function == null && frames == null) {
      throw new IllegalStateException(
          "cannot enter a context that was never captured; save it with getContext or swapContext,"
              + " or make it with makeContext, first");
    }
    if (function == null && savedBy != driver) {
      throw new IllegalStateException(
          "cannot enter a context that was saved by "
              + Objects.requireNonNull(savedBy).owner()
              + " from "
              + driver.owner()
              + "; the frames in it give their result to the one that saved it");
    }
  }

  void enter(Suspension driver) {
    if (function != null) {
      FrameChain.replaceAll(driver, new ContextBody(function, link));
    } else {
      Objects.requireNonNull(frames).replace(driver);
    }
  }

  /** Whether the context is empty, saved or made. */
  @Override
  public String toString() {
    return "UContext[" + (function != null ? "made" : frames != null ? "saved" : "empty") + "]";
  }
}
