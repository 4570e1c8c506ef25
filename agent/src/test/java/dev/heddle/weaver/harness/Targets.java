package dev.heddle.weaver.harness;

import dev.heddle.Async;
import dev.heddle.weaver.targets.Basics;
import dev.heddle.weaver.targets.Exceptions;
import dev.heddle.weaver.targets.Flow;
import dev.heddle.weaver.targets.Functions;
import dev.heddle.weaver.targets.Futures;
import dev.heddle.weaver.targets.Jumps;
import dev.heddle.weaver.targets.Kinds;
import dev.heddle.weaver.targets.Members;
import dev.heddle.weaver.targets.Objects;
import dev.heddle.weaver.targets.OperandStack;
import dev.heddle.weaver.targets.Returns;
import dev.heddle.weaver.targets.Stacks;
import dev.heddle.weaver.targets.Types;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The targets: one static async method a construct. As a program, prints what each one does. */
public final class Targets {

  private static final String PACKAGE = "dev.heddle.weaver.targets.";
  private static final int RANDOM_RUNS = 20;
  private static final List<Class<?>> CLASSES =
      List.of(
          Basics.class,
          Exceptions.class,
          Flow.class,
          Functions.class,
          Futures.class,
          Jumps.class,
          Kinds.class,
          Members.class,
          Objects.class,
          OperandStack.class,
          Returns.class,
          Stacks.class,
          Types.class);

  private Targets() {}

  /** All targets. */
  public static Stream<Method> all() {
    return CLASSES.stream().flatMap(Targets::of);
  }

  private static Stream<Method> of(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Async.class))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Probe.class}))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .sorted(Comparator.comparing(Method::getName));
  }

  /** Runs a target once, in classes of its own. */
  public static Outcome run(Method target, Suspending suspending, long seed) throws Exception {
    TargetLoader loader = new TargetLoader(PACKAGE, suspending != Suspending.UNWOVEN, Map.of());
    Class<?> type = Class.forName(target.getDeclaringClass().getName(), true, loader);
    return TargetRun.of(type.getDeclaredMethod(target.getName(), Probe.class), suspending, seed);
  }

  /** What the target does as ordinary Java, if it does the same woven, however it suspends. */
  public static Outcome compared(Method target) throws Exception {
    Outcome expected = run(target, Suspending.UNWOVEN, 0);
    compare(expected, run(target, Suspending.NEVER, 0), "never suspending");
    compare(expected, run(target, Suspending.ALWAYS, 0), "always suspending");
    for (int seed = 0; seed < RANDOM_RUNS; seed++) {
      compare(expected, run(target, Suspending.AT_RANDOM, seed), "suspending with seed " + seed);
      if (TargetRun.returnsStage(target)) {
        compare(expected, run(target, Suspending.WITHOUT_LOOP, seed), "no loop, with seed " + seed);
      }
    }
    return expected;
  }

  private static void compare(Outcome expected, Outcome woven, String how) {
    if (!expected.equals(woven)) {
      throw new AssertionError(how + "\nordinary Java: " + expected + "\nwoven:         " + woven);
    }
  }

  /** Prints a line a target. */
  public static void main(String[] args) throws Exception {
    for (Method target : all().toList()) {
      System.out.println(
          target.getDeclaringClass().getSimpleName()
              + "."
              + target.getName()
              + " "
              + compared(target));
    }
  }
}
