package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heddle.Async;
import dev.heddle.weaver.harness.Outcome;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.Suspending;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.TargetRun;
import dev.heddle.weaver.targets.Basics;
import dev.heddle.weaver.targets.Exceptions;
import dev.heddle.weaver.targets.Flow;
import dev.heddle.weaver.targets.Members;
import dev.heddle.weaver.targets.OperandStack;
import dev.heddle.weaver.targets.Returns;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each construct does woven what it does as ordinary Java, however often it suspends. */
class TargetsTest {

  private static final List<Class<?>> TARGETS =
      List.of(
          Basics.class,
          Exceptions.class,
          Flow.class,
          Members.class,
          OperandStack.class,
          Returns.class);
  private static final int RANDOM_RUNS = 20;

  @TestFactory
  Stream<DynamicTest> wovenDoesWhatOrdinaryJavaDoes() {
    return TARGETS.stream()
        .flatMap(
            type ->
                targetsOf(type)
                    .map(
                        method ->
                            DynamicTest.dynamicTest(
                                type.getSimpleName() + "." + method.getName(),
                                () -> compare(type, method.getName()))));
  }

  private static Stream<Method> targetsOf(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Async.class))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Probe.class}))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .sorted(Comparator.comparing(Method::getName));
  }

  private static void compare(Class<?> type, String target) throws Exception {
    Outcome expected = run(type, target, Suspending.UNWOVEN, 0);
    assertFalse(expected.end().contains("ClassCastException"), expected.end());
    assertEquals(expected, run(type, target, Suspending.NEVER, 0), "never suspending");
    assertEquals(expected, run(type, target, Suspending.ALWAYS, 0), "always suspending");
    for (int seed = 0; seed < RANDOM_RUNS; seed++) {
      assertEquals(expected, run(type, target, Suspending.AT_RANDOM, seed), "seed " + seed);
    }
  }

  private static Outcome run(Class<?> type, String target, Suspending suspending, long seed)
      throws Exception {
    TargetLoader loader =
        new TargetLoader("dev.heddle.weaver.targets.", suspending != Suspending.UNWOVEN, Map.of());
    Method method =
        Class.forName(type.getName(), true, loader).getDeclaredMethod(target, Probe.class);
    return TargetRun.of(method, suspending, seed);
  }
}
