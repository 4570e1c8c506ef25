package dev.heddle.weaver.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.Refused;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.Woven;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.harness.Outcome;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.Suspending;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.TargetRun;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;

/** Runs a program as ordinary Java and woven, and compares what could be seen. */
final class Comparison {

  /** What came of a comparison that found no difference. */
  enum Result {
    /** The program came to its end. */
    RETURNED,
    /** It ended with an exception. */
    THREW,
    /** It can't be woven, and the weaver says so. */
    REFUSED
  }

  private static final int RANDOM_RUNS = 3;

  /** Each so many'th program runs as generators as well. */
  private static final int GENERATORS = 3;

  private Comparison() {}

  /**
   * Compares.
   *
   * @param program binary name of the class with the method {@code run(Probe)}
   * @param classes all its classes, by binary name
   * @param seed of the runs that suspend at random
   * @param mayRefuse the code of a refusal that is not an error; empty for none
   */
  static Result of(String program, Map<String, byte[]> classes, long seed, String mayRefuse)
      throws Exception {
    Outcome expected = TargetRun.of(ordinary(program, classes), Suspending.UNWOVEN, seed);
    Map<String, byte[]> woven = new TreeMap<>();
    if (!weave(classes, mayRefuse, woven)) {
      return Result.REFUSED;
    }
    compare(expected, method(program, TargetLoader.of(program, woven)), seed, "");
    if (seed % GENERATORS == 0) {
      Map<String, byte[]> generators = new TreeMap<>(classes);
      generators.replaceAll((name, bytes) -> AsGenerators.of(bytes));
      assertTrue(weave(generators, mayRefuse, woven), "a generator is refused");
      compare(expected, method(program, TargetLoader.of(program, woven)), seed, ", as generators");
    }
    return expected.end().startsWith("returned ") ? Result.RETURNED : Result.THREW;
  }

  /** Adds the classes woven; false when one may be refused, and is. */
  private static boolean weave(
      Map<String, byte[]> classes, String mayRefuse, Map<String, byte[]> woven) {
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      WeaveResult result = new Weaver().weave(entry.getValue());
      if (result instanceof Refused refused) {
        refused.diagnostics().stream()
            .filter(Diagnostic::isError)
            .forEach(error -> assertEquals(mayRefuse, error.code(), error.toString()));
        return false;
      }
      woven.put(entry.getKey(), entry.getValue());
      if (result instanceof Woven made) {
        woven.put(entry.getKey(), made.host().bytes());
        for (ClassFile frame : made.frames()) {
          woven.put(frame.binaryName(), frame.bytes());
        }
      }
    }
    return true;
  }

  private static void compare(Outcome expected, Method run, long seed, String how) {
    assertEquals(expected, TargetRun.of(run, Suspending.NEVER, seed), "never suspending" + how);
    assertEquals(expected, TargetRun.of(run, Suspending.ALWAYS, seed), "always suspending" + how);
    for (int i = 0; i < RANDOM_RUNS; i++) {
      Outcome outcome = TargetRun.of(run, Suspending.AT_RANDOM, seed + i);
      assertEquals(expected, outcome, "suspending at random " + i + how);
    }
  }

  private static Method ordinary(String program, Map<String, byte[]> classes) throws Exception {
    Map<String, byte[]> ordinary = new TreeMap<>();
    classes.forEach((name, bytes) -> ordinary.put(name, TargetLoader.ordinary(bytes)));
    return method(program, TargetLoader.of(program, ordinary));
  }

  private static Method method(String program, ClassLoader loader) throws Exception {
    return Class.forName(program, true, loader).getDeclaredMethod("run", Probe.class);
  }
}
