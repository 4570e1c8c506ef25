package dev.heddle.testing;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A class that has async tests, or nested classes that have. */
final class AsyncClass extends AsyncDescriptor {
  private final Class<?> testClass;

  AsyncClass(UniqueId id, Class<?> testClass) {
    super(id, testClass, testClass.getSimpleName(), ClassSource.from(testClass));
    this.testClass = testClass;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  Class<?> testClass() {
    return testClass;
  }

  /** Methods to run once, superclasses' first. */
  List<Method> beforeAll(Class<? extends Annotation> annotation) {
    return methods(testClass, annotation, HierarchyTraversalMode.TOP_DOWN);
  }

  /** Methods to run once, superclasses' last. */
  List<Method> afterAll(Class<? extends Annotation> annotation) {
    return methods(testClass, annotation, HierarchyTraversalMode.BOTTOM_UP);
  }

  static List<Method> methods(
      Class<?> from, Class<? extends Annotation> annotation, HierarchyTraversalMode order) {
    return AnnotationSupport.findAnnotatedMethods(from, annotation, order);
  }

  static boolean hasTests(Class<?> candidate) {
    return !Modifier.isAbstract(candidate.getModifiers())
        && (isTopLevel(candidate) || isNested(candidate))
        && (!tests(candidate).isEmpty() || !nested(candidate).isEmpty());
  }

  static boolean isTest(Method method) {
    return AnnotationSupport.isAnnotated(method, AsyncTest.class);
  }

  static List<Method> tests(Class<?> testClass) {
    return methods(testClass, AsyncTest.class, HierarchyTraversalMode.TOP_DOWN);
  }

  /** An inner class whose tests belong to those of the class around it. */
  static boolean isNested(Class<?> candidate) {
    return !isTopLevel(candidate) && AnnotationSupport.isAnnotated(candidate, Nested.class);
  }

  static List<Class<?>> nested(Class<?> testClass) {
    return Stream.<Class<?>>of(testClass.getDeclaredClasses())
        .filter(AsyncClass::isNested)
        .filter(AsyncClass::hasTests)
        .toList();
  }

  private static boolean isTopLevel(Class<?> candidate) {
    return !candidate.isMemberClass() && !candidate.isLocalClass() && !candidate.isAnonymousClass()
        || Modifier.isStatic(candidate.getModifiers());
  }
}
