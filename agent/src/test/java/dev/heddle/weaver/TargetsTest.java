package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.harness.OtherJdks;
import dev.heddle.weaver.harness.Targets;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each construct does woven what it does as ordinary Java, however often it suspends. */
class TargetsTest {

  @TestFactory
  Stream<DynamicTest> wovenDoesWhatOrdinaryJavaDoes() {
    return Targets.all()
        .map(
            target ->
                DynamicTest.dynamicTest(
                    target.getDeclaringClass().getSimpleName() + "." + target.getName(),
                    () -> assertMeaningful(target)));
  }

  /** A target that breaks in the harness would be equal everywhere, and show nothing. */
  private static void assertMeaningful(Method target) throws Exception {
    String end = Targets.compared(target).end();
    assertTrue(
        end.startsWith("returned ") || end.matches("(?s)threw java.(io|lang).\\w+Exception: .+"),
        end);
  }

  @TestFactory
  Stream<DynamicTest> otherJdksDoTheSame() throws IOException {
    return OtherJdks.homes().stream()
        .map(
            home ->
                DynamicTest.dynamicTest(
                    home.getFileName().toString(),
                    () -> assertEquals(run(Path.of(System.getProperty("java.home"))), run(home))));
  }

  private static List<String> run(Path home) throws Exception {
    Path out = Files.createTempFile("targets", ".txt");
    try {
      List<String> command = new ArrayList<>(List.of(OtherJdks.java(home).toString()));
      command.addAll(List.of("-Xverify:all", "-XX:-PrintWarnings"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(Targets.class.getName());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      int exitCode = process.waitFor();
      List<String> lines =
          Files.readAllLines(out).stream().filter(line -> !line.contains("warning:")).toList();
      assertEquals(0, exitCode, () -> String.join("\n", lines));
      return lines;
    } finally {
      Files.delete(out);
    }
  }
}
