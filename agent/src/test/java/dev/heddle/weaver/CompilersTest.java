package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.harness.Compilers;
import dev.heddle.weaver.harness.OtherJdks;
import dev.heddle.weaver.harness.Targets;
import dev.heddle.weaver.harness.TargetsProcess;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** The targets, as other compilers and other options write them, do the same woven. */
class CompilersTest {

  private static final int RANDOM_RUNS = 3;
  private static final Path SOURCES =
      Path.of("src", "test", "java", "dev", "heddle", "weaver", "targets");

  /** Sources that need a newer compiler than the build's. */
  private static final Path PATTERNS = Path.of("src", "test", "resources", "targets21");

  /** The targets that keep to Java 8. */
  private static final List<String> JAVA_8 =
      List.of("Basics", "Jumps", "Loops", "Objects", "Stacks", "Types");

  /**
   * ECJ takes the unfinished object in it for a finished one in its stack map, and the JVM refuses
   * what it writes, woven or not.
   */
  private static final String BEYOND_ECJ = "Unfinished";

  @TempDir Path out;

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private void assertSame(
      Compilers.Compiler compiler, Predicate<String> isWanted, String... options) throws Exception {
    List<Path> sources =
        sources().stream()
            .filter(file -> isWanted.test(file.getFileName().toString().replace(".java", "")))
            .toList();
    Compilers.compile(compiler, out, sources, options);
    List<Method> targets =
        Targets.all()
            .filter(target -> isWanted.test(target.getDeclaringClass().getSimpleName()))
            .toList();
    assertFalse(targets.isEmpty());
    assertEquals(
        targets.size(),
        Targets.comparedTogether(targets, Compilers.classesIn(out), RANDOM_RUNS).size());
  }

  private void assertSameInJava8(Compilers.Compiler compiler) throws Exception {
    assertSame(compiler, JAVA_8::contains, "-g", "--release", "8");
    byte[] written = Compilers.classesIn(out).get("dev.heddle.weaver.targets.Stacks");
    assertEquals(Opcodes.V1_8, new ClassReader(written).readShort(6));
  }

  @Test
  void javacWithoutDebugInformation() throws Exception {
    assertSame(Compilers.javac(), name -> true, "-g:none", "--release", "17");
  }

  @Test
  void javacForJava8() throws Exception {
    assertSameInJava8(Compilers.javac());
  }

  @Test
  void ecjWithDebugInformation() throws Exception {
    assertSame(Compilers.ecj(), name -> !name.equals(BEYOND_ECJ), "-g", "--release", "17");
  }

  @Test
  void ecjWithoutDebugInformation() throws Exception {
    assertSame(
        Compilers.ecj(),
        name -> !name.equals(BEYOND_ECJ),
        "-g:none",
        "-preserveAllLocals",
        "--release",
        "17");
  }

  @Test
  void ecjForJava8() throws Exception {
    assertSameInJava8(Compilers.ecj());
  }

  @TestFactory
  Stream<DynamicTest> newestJavac() throws IOException {
    return OtherJdks.homes().stream()
        .filter(home -> OtherJdks.version(home) >= 22)
        .flatMap(
            home ->
                Stream.of("-g", "-g:none")
                    .map(
                        debug ->
                            DynamicTest.dynamicTest(
                                home.getFileName() + " " + debug,
                                () -> assertSameOn(home, debug))));
  }

  /** ECJ writes other code for patterns than javac; it takes the JDK's classes from there. */
  @TestFactory
  Stream<DynamicTest> ecjForPatterns() throws IOException {
    return OtherJdks.homes().stream()
        .filter(home -> OtherJdks.version(home) >= 22)
        .map(
            home ->
                DynamicTest.dynamicTest(
                    home.getFileName().toString(),
                    () -> {
                      Compilers.compile(
                          Compilers.ecj(),
                          out,
                          List.of(PATTERNS.resolve("Patterns.java")),
                          "-g",
                          "-22",
                          "--system",
                          home.toString());
                      assertPatterns(
                          TargetsProcess.run(
                              home, out.toString(), "dev.heddle.weaver.targets.Patterns"));
                    }));
  }

  private static List<String> assertPatterns(List<String> outcomes) {
    List<String> patterns = outcomes.stream().filter(line -> line.startsWith("Patterns.")).toList();
    assertEquals(6, patterns.size(), patterns.toString());
    assertTrue(
        patterns.stream().allMatch(line -> line.contains("end=returned ")), patterns.toString());
    return patterns;
  }

  private void assertSameOn(Path home, String debug) throws Exception {
    List<Path> sources = new ArrayList<>(sources());
    sources.add(PATTERNS.resolve("Patterns.java"));
    Path classes = Files.createDirectory(out.resolve("classes" + debug.replace(':', '-')));
    Compilers.compile(Compilers.javacOf(home), classes, sources, debug);
    List<String> outcomes =
        TargetsProcess.run(home, classes.toString(), "dev.heddle.weaver.targets.Patterns");
    List<String> patterns = assertPatterns(outcomes);
    boolean hasLines = debug.equals("-g");
    assertEquals(
        shown(Targets.comparedTogether(Targets.all().toList(), Map.of(), 0), hasLines),
        shown(outcomes.subList(patterns.size(), outcomes.size() - 1), hasLines));
  }

  private static List<String> shown(List<String> outcomes, boolean withLines) {
    return withLines
        ? outcomes
        : outcomes.stream().map(line -> line.replaceAll("( at [^ ]+):-?[0-9]+", "$1")).toList();
  }
}
