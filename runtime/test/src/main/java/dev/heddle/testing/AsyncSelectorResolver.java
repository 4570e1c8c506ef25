package dev.heddle.testing;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Turns classes, methods and unique ids that were selected into tests. */
final class AsyncSelectorResolver implements SelectorResolver {
  private static final String CLASS = "class";
  private static final String METHOD = "method";

  private final Predicate<String> isWanted;

  AsyncSelectorResolver(Predicate<String> isWanted) {
    this.isWanted = isWanted;
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    Class<?> testClass = selector.getJavaClass();
    if (!AsyncClass.hasTests(testClass)
        || !(AsyncClass.isNested(testClass) || isWanted.test(testClass.getName()))) {
      return Resolution.unresolved();
    }
    return added(selector, context)
        .map(found -> Resolution.match(Match.exact(found, () -> selectors(testClass))))
        .orElseGet(Resolution::unresolved);
  }

  private static Optional<AsyncClass> added(ClassSelector selector, Context context) {
    Class<?> testClass = selector.getJavaClass();
    Function<TestDescriptor, Optional<AsyncClass>> creator =
        parent ->
            Optional.of(
                new AsyncClass(parent.getUniqueId().append(CLASS, testClass.getName()), testClass));
    return AsyncClass.isNested(testClass)
        ? context.addToParent(
            () -> DiscoverySelectors.selectClass(testClass.getEnclosingClass()), creator)
        : context.addToParent(creator);
  }

  @Override
  public Resolution resolve(MethodSelector selector, Context context) {
    Method method = selector.getJavaMethod();
    if (!AsyncClass.isTest(method)) {
      return Resolution.unresolved();
    }
    Class<?> testClass = selector.getJavaClass();
    return context
        .addToParent(
            () -> DiscoverySelectors.selectClass(testClass),
            parent ->
                Optional.of(
                    new AsyncMethod(
                        parent.getUniqueId().append(METHOD, AsyncMethod.signature(method)),
                        testClass,
                        method)))
        .map(found -> Resolution.match(Match.exact(found)))
        .orElseGet(Resolution::unresolved);
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    UniqueId.Segment last = id.getLastSegment();
    if (last.getType().equals(CLASS)) {
      return Resolution.selectors(Set.of(DiscoverySelectors.selectClass(last.getValue())));
    }
    if (last.getType().equals(METHOD)) {
      String className = id.removeLastSegment().getLastSegment().getValue();
      return ReflectionSupport.tryToLoadClass(className)
          .toOptional()
          .flatMap(testClass -> methodSelector(testClass, last.getValue()))
          .map(found -> Resolution.selectors(Set.of(found)))
          .orElseGet(Resolution::unresolved);
    }
    return Resolution.unresolved();
  }

  private static Set<DiscoverySelector> selectors(Class<?> testClass) {
    Set<DiscoverySelector> selectors = new LinkedHashSet<>();
    for (Method method : AsyncClass.tests(testClass)) {
      selectors.add(DiscoverySelectors.selectMethod(testClass, method));
    }
    for (Class<?> nested : AsyncClass.nested(testClass)) {
      selectors.add(DiscoverySelectors.selectClass(nested));
    }
    return selectors;
  }

  private static Optional<DiscoverySelector> methodSelector(Class<?> testClass, String signature) {
    return AsyncClass.tests(testClass).stream()
        .filter(method -> AsyncMethod.signature(method).equals(signature))
        .findFirst()
        .map(method -> DiscoverySelectors.selectMethod(testClass, method));
  }
}
