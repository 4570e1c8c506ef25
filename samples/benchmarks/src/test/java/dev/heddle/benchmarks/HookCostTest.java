package dev.heddle.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes the measurement takes, and that it loads them in each way. */
class HookCostTest {

  /** Stands for our agent: it asks for the hook in the same way. */
  private static final String AGENT =
      """
      package dev.heddle.agent;

      public class PreMain implements java.lang.instrument.ClassFileTransformer {
        public static void premain(String options, java.lang.instrument.Instrumentation hook) {
          hook.addTransformer(new PreMain());
        }
      }
      """;

  @TempDir Path temp;

  @Test
  void theProgramsOwnClassesAreLoadedInEachWay() throws Exception {
    Path program = GeneratedProgram.write(temp, 60);
    Path agent = Files.createDirectories(temp.resolve("agent"));
    Path source = Files.writeString(temp.resolve("PreMain.java"), AGENT);
    assertEquals(
        0,
        javax.tools.ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", agent.toString(), source.toString()));
    HookCost cost = new HookCost(temp, agent, program.toString());
    List<String> command = List.of("-cp", program.toString(), GeneratedProgram.MAIN);

    List<String> own = cost.classesOf(command, "file:");
    List<String> shared = cost.classesOf(command, "shared");

    assertTrue(own.contains(GeneratedProgram.MAIN), own::toString);
    assertTrue(own.size() > 60, own::toString);
    assertFalse(shared.contains("java.lang.Object"), shared::toString);
    Path names = Files.write(temp.resolve("own.txt"), own);
    for (int first = 0; first < 3; first++) {
      List<String> micros = cost.load(names, first);
      assertEquals(3, micros.size(), micros::toString);
      IntStream.range(0, 3).forEach(way -> assertTrue(Double.parseDouble(micros.get(way)) > 0));
    }
  }
}
