package dev.heddle.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs an {@link AsyncTest} again and again, each time on an object and a virtual loop of its own,
 * as {@link Exploration} does: in other orders of what is ready, and with cancellations.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Explore {

  /** Whom an exploration cancels. */
  enum Cancel {
    /** Nobody. */
    NOBODY,
    /** The coroutine of the test itself, which may then end cancelled. */
    TEST,
    /** Each other task, one a run; the test has to be true all the same. */
    TASKS
  }

  /**
   * How many orders to try: all there are if they are no more, else so many that are drawn by
   * seeds.
   *
   * @return a number of runs; 0 for the usual order only
   */
  int orders() default 200;

  /**
   * Whom to cancel, in runs of their own: in each pass in which the task is not done, so at each of
   * its awaits, and there both before and after it has been woken.
   *
   * @return nobody, unless chosen otherwise
   */
  Cancel cancel() default Cancel.NOBODY;

  /**
   * How many cancellations to try at most; when there are more places, evenly spread ones.
   *
   * @return a number of runs
   */
  int cancellations() default 2_000;

  /**
   * The one run to make instead, as the message of a failure gives it. {@code -Dheddle.replay=...}
   * does the same for all explorations of a JVM.
   *
   * @return empty to explore
   */
  String replay() default "";
}
