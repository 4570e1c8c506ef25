package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.harness.OtherJdks;
import dev.heddle.weaver.harness.Targets;
import dev.heddle.weaver.harness.TargetsProcess;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
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
                DynamicTest.dynamicTest(Targets.name(target), () -> assertMeaningful(target)));
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
                    () ->
                        assertEquals(
                            TargetsProcess.run(Path.of(System.getProperty("java.home")), ""),
                            TargetsProcess.run(home, ""))));
  }
}
