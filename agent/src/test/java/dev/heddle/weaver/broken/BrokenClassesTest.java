package dev.heddle.weaver.broken;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.ClassFileVersion;
import dev.heddle.weaver.Refused;
import dev.heddle.weaver.Stage;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.Woven;
import dev.heddle.weaver.diag.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged class files by the thousand: each comes back as an error of the class file, or woven, and
 * then it is as sound as it was. {@code -Dheddle.broken=N} tries N of each kind.
 */
class BrokenClassesTest {

  private static final int EACH = Integer.getInteger("heddle.broken", 1_500);

  private static final List<byte[]> WHOLE = classesToWeave();

  private final Weaver weaver = new Weaver();

  /** Those of them that weave in little time. */
  private static List<byte[]> classesToWeave() {
    Path targets = Path.of("target", "test-classes", "dev", "heddle", "weaver", "targets");
    try (Stream<Path> files = Files.walk(targets)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .sorted()
          .map(BrokenClassesTest::read)
          .filter(bytes -> bytes.length < 12_000 && Weaver.mayHaveAsync(bytes))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void damageIsTheClassFilesFault(Damage damage) {
    assertTrue(WHOLE.size() > 5, "there are classes to harm");
    for (int seed = 0; seed < EACH; seed++) {
      Random random = new Random(seed);
      byte[] broken = damage.of(WHOLE.get(random.nextInt(WHOLE.size())), random);
      String which = damage + " with seed " + seed;

      WeaveResult result = assertDoesNotThrow(() -> weaver.weave(broken), which);

      assertEquals(List.of(), bugs(result), which);
      assertEquals(
          result instanceof Refused,
          result.diagnostics().stream().anyMatch(Diagnostic::isError),
          which);
      if (result instanceof Woven woven) {
        assertStillSound(broken, woven, which);
      }
    }
  }

  private static List<Diagnostic> bugs(WeaveResult result) {
    return result.diagnostics().stream().filter(d -> d.code().equals("W0901")).toList();
  }

  private static void assertStillSound(byte[] given, Woven woven, String which) {
    String name = ClassFileVersion.reader(given).getClassName().replace('/', '.');
    if (JvmVerdict.accepts(name, given)) {
      Map<String, byte[]> classes = new HashMap<>();
      classes.put(name, woven.host().bytes());
      for (ClassFile frame : woven.frames()) {
        classes.put(frame.binaryName(), frame.bytes());
      }
      assertNull(JvmVerdict.codeRefusal(classes), which);
    }
  }

  @Test
  void noiseIsNoClassFile() {
    for (int seed = 0; seed < EACH; seed++) {
      Random random = new Random(seed);
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);

      List<Diagnostic> told = weaver.weave(noise).diagnostics();

      assertEquals(List.of("W0101"), told.stream().map(Diagnostic::code).toList());
      assertEquals(false, Weaver.mayHaveAsync(noise));
    }
  }

  @Test
  void whatCannotBeDumpedSaysSo() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      byte[] broken = Damage.CUT.of(WHOLE.get(random.nextInt(WHOLE.size())), random);
      for (Stage stage : Stage.values()) {
        assertThrows(
            IllegalArgumentException.class, () -> weaver.dump(broken, stage, null), "" + seed);
      }
    }
  }
}
