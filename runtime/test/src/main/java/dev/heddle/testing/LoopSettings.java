package dev.heddle.testing;

import java.lang.annotation.Annotation;
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
    return find(TestLoop.class, method, testClass)
        .map(LoopSettings::of)
        .orElseGet(() -> of(Defaults.class));
  }

  /** What is to be explored, if the test wants it. */
  Optional<Explorer> explorer(Method method, Class<?> testClass) {
    return find(Explore.class, method, testClass).map(this::explorer);
  }

  private Explorer explorer(Explore chosen) {
    if (!isVirtual) {
      throw new IllegalArgumentException(
          "@Explore needs virtual time, where runs are the same each time; leave out"
              + " @TestLoop(TestLoop.Time.REAL)");
    }
    return new Explorer(
        chosen.orders(),
        chosen.cancel(),
        chosen.cancellations(),
        Explorer.replay(chosen.replay()),
        timeout);
  }

  private static <A extends Annotation> Optional<A> find(
      Class<A> annotation, Method method, Class<?> testClass) {
    return AnnotationSupport.findAnnotation(method, annotation)
        .or(() -> AnnotationSupport.findAnnotation(testClass, annotation));
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
