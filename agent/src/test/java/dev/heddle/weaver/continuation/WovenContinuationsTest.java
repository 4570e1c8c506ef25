package dev.heddle.weaver.continuation;

import dev.heddle.weaver.harness.TargetLoader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the static methods of this package's targets, woven. */
class WovenContinuationsTest {
  private static final String PACKAGE = "dev.heddle.weaver.continuation.";
  private static final List<String> TARGETS =
      List.of(
          "AsyncGeneratorEnds",
          "AsyncGeneratorStates",
          "AsyncGenerators",
          "Closings",
          "Contexts",
          "Delegation",
          "Generators",
          "HandDriven",
          "Prompts",
          "Schedules",
          "Sources",
          "Trees",
          "WrongUse");

  @TestFactory
  Stream<DynamicTest> woven() throws ClassNotFoundException {
    TargetLoader loader = new TargetLoader(PACKAGE, true, Map.of());
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (String target : TARGETS) {
      Arrays.stream(Class.forName(PACKAGE + target, true, loader).getDeclaredMethods())
          .filter(method -> Modifier.isStatic(method.getModifiers()))
          .filter(method -> !Modifier.isPrivate(method.getModifiers()))
          .filter(method -> method.getParameterCount() == 0)
          .filter(method -> method.getReturnType() == void.class)
          .sorted(Comparator.comparing(Method::getName))
          .forEach(
              method ->
                  tests.add(
                      DynamicTest.dynamicTest(target + "." + method.getName(), () -> run(method))));
    }
    return tests.build();
  }

  private static void run(Method method) throws Throwable {
    method.setAccessible(true);
    try {
      method.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
