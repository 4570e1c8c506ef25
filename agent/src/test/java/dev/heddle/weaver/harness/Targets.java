package dev.heddle.weaver.harness;

import dev.heddle.Async;
import dev.heddle.weaver.targets.Basics;
import dev.heddle.weaver.targets.Exceptions;
import dev.heddle.weaver.targets.Flow;
import dev.heddle.weaver.targets.Functions;
import dev.heddle.weaver.targets.Futures;
import dev.heddle.weaver.targets.Jumps;
import dev.heddle.weaver.targets.Kinds;
import dev.heddle.weaver.targets.Loops;
import dev.heddle.weaver.targets.Members;
import dev.heddle.weaver.targets.Nested;
import dev.heddle.weaver.targets.Objects;
import dev.heddle.weaver.targets.OperandStack;
import dev.heddle.weaver.targets.Returns;
import dev.heddle.weaver.targets.Stacks;
import dev.heddle.weaver.targets.Types;
import dev.heddle.weaver.targets.Unfinished;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
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
          Loops.class,
          Members.class,
          Nested.class,
          Objects.class,
          OperandStack.class,
          Returns.class,
          Stacks.class,
          Types.class,
          Unfinished.class);

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

  /**
   * What each target does as ordinary Java, if it does the same woven. The targets share their
   * classes, one set a way of suspending, which is cheap; each of them runs once in a set.
   *
   * @param targets the targets, which give the names
   * @param given the class files to run; those that are not given come from the class path
   * @return a line a target, its name first
   */
  public static List<String> comparedTogether(
      List<Method> targets, Map<String, byte[]> given, int randomRuns) throws Exception {
    List<String> expected = outcomes(targets, given, Suspending.UNWOVEN, 0);
    compare(expected, outcomes(targets, given, Suspending.NEVER, 0), "never suspending");
    compare(expected, outcomes(targets, given, Suspending.ALWAYS, 0), "always suspending");
    for (int seed = 0; seed < randomRuns; seed++) {
      compare(
          expected,
          outcomes(targets, given, Suspending.AT_RANDOM, seed),
          "suspending with seed " + seed);
    }
    return expected;
  }

  private static List<String> outcomes(
      List<Method> targets, Map<String, byte[]> given, Suspending suspending, long seed)
      throws Exception {
    TargetLoader loader = new TargetLoader(PACKAGE, suspending != Suspending.UNWOVEN, given);
    List<String> outcomes = new ArrayList<>();
    for (Method target : targets) {
      Class<?> type = Class.forName(target.getDeclaringClass().getName(), true, loader);
      Method own = type.getDeclaredMethod(target.getName(), Probe.class);
      outcomes.add(name(target) + " " + TargetRun.of(own, suspending, seed));
    }
    return outcomes;
  }

  private static void compare(List<String> expected, List<String> woven, String how) {
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.get(i).equals(woven.get(i))) {
        throw new AssertionError(
            how + "\nordinary Java: " + expected.get(i) + "\nwoven:         " + woven.get(i));
      }
    }
  }

  /** The target's class and name. */
  public static String name(Method target) {
    return target.getDeclaringClass().getSimpleName() + "." + target.getName();
  }

  /**
   * Prints a line a target, and a checksum of what was woven.
   *
   * @param args names of more classes with targets
   */
  public static void main(String[] args) throws Exception {
    List<Method> targets = new ArrayList<>();
    for (String more : args) {
      targets.addAll(of(Class.forName(more, false, Targets.class.getClassLoader())).toList());
    }
    targets.addAll(all().toList());
    comparedTogether(targets, Map.of(), RANDOM_RUNS).forEach(System.out::println);
    System.out.println(TargetLoader.checksum());
  }
}
