package dev.heddle.testing;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link TestLoop} says, or its absence.
 *
 * @param isVirtual whether the loop is on virtual time
 * @param timeout how long each method of a test may take
 */
record LoopSettings(boolean isVirtual, Duration timeout) {

  static LoopSettings of(Method method, Class<?> testClass) {
    Optional<TestLoop> chosen =
        AnnotationSupport.findAnnotation(method, TestLoop.class)
            .or(() -> AnnotationSupport.findAnnotation(testClass, TestLoop.class));
    return chosen.map(LoopSettings::of).orElseGet(() -> of(Defaults.class));
  }

  private static LoopSettings of(Class<?> annotated) {
    return of(annotated.getAnnotation(TestLoop.class));
  }

  private static LoopSettings of(TestLoop chosen) {
    return new LoopSettings(
        chosen.value() == TestLoop.Time.VIRTUAL, Duration.ofMillis(chosen.timeoutMillis()));
  }

  /** Carries the defaults, so that the annotation alone states them. */
  @TestLoop
  private static final class Defaults {}
}
