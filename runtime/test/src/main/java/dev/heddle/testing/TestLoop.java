package dev.heddle.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What kind of loop a test gets: of an {@link AsyncTest}, or of a test under {@link
 * HeddleExtension}. On a method it goes before the class's. Without it: virtual time and a minute.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface TestLoop {

  /** What the loop takes for the time. */
  enum Time {
    /** The time jumps to the next timer; there is a {@link VirtualClock}, and no I/O. */
    VIRTUAL,
    /** The machine's; the loop is what {@code EventLoop.create()} gives. */
    REAL
  }

  /**
   * What the loop takes for the time.
   *
   * @return virtual, unless chosen otherwise
   */
  Time value() default Time.VIRTUAL;

  /**
   * How long each of the test's methods may take, on the machine's clock. When it is over, the test
   * fails and shows all tasks.
   *
   * @return milliseconds
   */
  long timeoutMillis() default 60_000;
}
