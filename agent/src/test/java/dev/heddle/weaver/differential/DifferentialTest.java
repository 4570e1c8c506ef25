package dev.heddle.weaver.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.differential.Comparison.Result;
import dev.heddle.weaver.harness.JavaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Random Java programs do woven what they do as ordinary Java. A failure names its seed and shows
 * the program; see {@link Seeds}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DifferentialTest {

  private static final int PROGRAMS = 2_000;

  /** Programs that javac takes at once. */
  private static final int BATCH = 50;

  /** The smallest program of each bug that was found. */
  private static final Path REGRESSIONS = Path.of("src", "test", "resources", "regressions");

  @Order(1)
  @TestFactory
  Stream<DynamicTest> regressions() throws IOException {
    try (Stream<Path> files = Files.list(REGRESSIONS)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(),
                      () -> {
                        String source = Files.readString(file);
                        compare("P", JavaSource.compile("P", source), 0, file + "\n" + source);
                      }));
    }
  }

  @Order(2)
  @Test
  void randomProgramsDoTheSameWoven() {
    long first = Seeds.first();
    long end = first + Seeds.count(PROGRAMS);
    Tally tally = new Tally();
    for (long batch = first; batch < end; batch += BATCH) {
      Map<String, String> sources = new TreeMap<>();
      for (long seed = batch; seed < Math.min(batch + BATCH, end); seed++) {
        sources.put("P" + seed, Program.source("P" + seed, seed));
      }
      Map<String, byte[]> classes = JavaSource.compile(sources, "-nowarn");
      sources.forEach(
          (program, source) -> {
            long seed = Long.parseLong(program.substring(1));
            String shown = Seeds.again("DifferentialTest", seed) + "\n" + source;
            tally.add(compare(program, classesOf(program, classes), seed, shown));
          });
    }
    System.out.println("random Java programs: " + tally);
    if (end - first > BATCH) {
      assertTrue(tally.percent(Result.RETURNED) > 25, "most programs only throw: " + tally);
    }
  }

  private static Map<String, byte[]> classesOf(String program, Map<String, byte[]> all) {
    Map<String, byte[]> classes = new TreeMap<>();
    all.forEach(
        (name, bytes) -> {
          if (name.equals(program) || name.startsWith(program + "$")) {
            classes.put(name, bytes);
          }
        });
    return classes;
  }

  private static Result compare(
      String program, Map<String, byte[]> classes, long seed, String shown) {
    try {
      return Comparison.of(program, classes, seed, "");
    } catch (Exception | AssertionError | LinkageError e) {
      throw new AssertionError(e + "\n" + shown, e);
    }
  }
}
