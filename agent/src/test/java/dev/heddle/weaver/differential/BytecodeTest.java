package dev.heddle.weaver.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.differential.Comparison.Result;
import dev.heddle.weaver.harness.CommittedClasses;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.TraceClassVisitor;

/**
 * Random bytecode of shapes that no compiler writes does the same woven, or is refused. A failure
 * names its seed and shows the class; see {@link Seeds}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BytecodeTest {

  private static final int PROGRAMS = 5_000;
  private static final int MOST_REFUSED_PERCENT = 10;

  /** What may be refused: an unfinished object kept in a form that can't be woven. */
  private static final String UNUSUAL_CONSTRUCTION = "W0206";

  /** The smallest program of each bug that was found. */
  private static final String REGRESSIONS = "/bytecode/regressions.base64";

  @Order(1)
  @TestFactory
  Stream<DynamicTest> regressions() throws IOException {
    return CommittedClasses.in(REGRESSIONS).entrySet().stream()
        .map(
            regression ->
                DynamicTest.dynamicTest(
                    regression.getKey(),
                    () -> compare("P", regression.getValue(), 0, regression.getKey())));
  }

  @Order(2)
  @Test
  void objectThatIsComparedBeforeItIsConstructedIsRefused() throws Exception {
    byte[] classFile = CommittedClasses.in(REGRESSIONS).get("UnfinishedObjectComparedWithNull");
    assertEquals(
        Result.REFUSED, Comparison.of("P", Map.of("P", classFile), 0, UNUSUAL_CONSTRUCTION));
  }

  @Order(3)
  @Test
  void randomBytecodeDoesTheSameWoven() {
    long first = Seeds.first();
    int programs = Seeds.count(PROGRAMS);
    Tally tally = new Tally();
    for (long seed = first; seed < first + programs; seed++) {
      String program = "P" + seed;
      byte[] classFile = BytecodeProgram.classFile(program, seed, Seeds.steps(seed));
      tally.add(compare(program, classFile, seed, Seeds.again("BytecodeTest", seed)));
    }
    System.out.println("random bytecode: " + tally);
    if (programs > 100) {
      assertTrue(tally.percent(Result.RETURNED) > 25, "most programs only throw: " + tally);
      assertTrue(tally.percent(Result.REFUSED) < MOST_REFUSED_PERCENT, "refused: " + tally);
    }
  }

  private static Result compare(String program, byte[] classFile, long seed, String shown) {
    try {
      return Comparison.of(program, Map.of(program, classFile), seed, UNUSUAL_CONSTRUCTION);
    } catch (Exception | AssertionError | LinkageError e) {
      throw new AssertionError(e + "\n" + shown + "\n" + text(classFile), e);
    }
  }

  private static String text(byte[] classFile) {
    StringWriter text = new StringWriter();
    new ClassReader(classFile).accept(new TraceClassVisitor(new PrintWriter(text)), 0);
    return text.toString();
  }
}
