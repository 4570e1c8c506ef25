package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar heddle-agent.jar weave}, {@code check} and {@code dump} on real classes. */
class HeddleWeaveIT {

  private final Jvm jvm = Jvm.ours();

  @TempDir private Path temp;

  private Workspace work = new Workspace(Path.of("."));

  @BeforeEach
  void makeWorkspace() {
    work = new Workspace(temp);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(temp.resolve("target"))) {
      return all.filter(Files::isRegularFile)
          .map(file -> temp.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private Jvm.Result hello(String classPath) {
    return jvm.java(temp, "-cp", Workspace.runtime() + ":" + classPath, "shop.Hello");
  }

  @Test
  void aDirectoryWovenInPlaceRunsWithoutTheAgent() throws IOException {
    work.compile("shop.Hello", Programs.HELLO);

    assertEquals(
        new Jvm.Result(0, "target/classes: 1 of 1 class woven\n", ""),
        jvm.heddle(temp, "weave", "target/classes"));
    assertEquals(new Jvm.Result(0, "hello, world\n", ""), hello("target/classes"));
    assertEquals(
        new Jvm.Result(0, "target/classes: 0 of 3 classes woven\n", ""),
        jvm.heddle(temp, "weave", "--classpath", Workspace.runtime(), "target/classes"));
    assertEquals(
        List.of(
            "target/classes/shop/Hello$outer$Frame.class",
            "target/classes/shop/Hello$phase$Frame.class",
            "target/classes/shop/Hello.class"),
        files());
  }

  /** As a task of another build tool starts it. */
  @Test
  void theCommandIsAlsoAMainClassOfTheJar() {
    work.compile("shop.Hello", Programs.HELLO);

    assertEquals(
        new Jvm.Result(0, "target/classes: 1 of 1 class woven\n", ""),
        jvm.java(
            temp, "-cp", Jvm.AGENT.toString(), "dev.heddle.cli.Main", "weave", "target/classes"));
  }

  @Test
  void aJarWovenIntoAnotherRuns() throws IOException {
    work.compile("shop.Hello", Programs.HELLO);
    JarOf.directory(temp.resolve("target/classes"), temp.resolve("shop.jar"));

    assertEquals(
        new Jvm.Result(0, "shop.jar -> woven.jar: 1 of 1 class woven\n", ""),
        jvm.heddle(temp, "weave", "shop.jar", "-o", "woven.jar"));
    assertEquals(new Jvm.Result(0, "hello, world\n", ""), hello("woven.jar"));
  }

  @Test
  void checkQuotesTheSourceAndChangesNothing() throws IOException {
    work.compile("shop.Cache", Programs.MONITOR);
    work.compile("shop.Hello", Programs.HELLO);

    Jvm.Result result = jvm.heddle(temp, "check", "target/classes");

    assertEquals(1, result.exitCode());
    assertTrue(result.err().startsWith(Programs.MONITOR_MESSAGE), result.err());
    assertTrue(result.err().endsWith("\n\n1 error, 0 warnings\n"), result.err());
    assertEquals(
        List.of("target/classes/shop/Cache.class", "target/classes/shop/Hello.class"), files());
  }

  @Test
  void aRefusedClassKeepsAllOthersUnwoven() throws IOException {
    work.compile("shop.Cache", Programs.MONITOR);
    work.compile("shop.Hello", Programs.HELLO);

    Jvm.Result result = jvm.heddle(temp, "weave", "target/classes");

    assertEquals(1, result.exitCode());
    assertEquals("", result.out());
    assertEquals(
        List.of("target/classes/shop/Cache.class", "target/classes/shop/Hello.class"), files());
  }

  @Test
  void eachBadInputIsNamed() throws IOException {
    work.compile("shop.Hello", Programs.HELLO);
    byte[] whole = Files.readAllBytes(temp.resolve("target/classes/shop/Hello.class"));
    work.write("target/classes/shop/Cut.class", Arrays.copyOf(whole, whole.length - 100));
    work.write("target/classes/shop/CutPool.class", Arrays.copyOf(whole, 200));
    work.write("target/classes/shop/Empty.class", new byte[0]);
    work.write("target/classes/shop/Text.class", new byte[] {1, 2, 3, 4});
    work.write("not.jar", new byte[] {1, 2, 3, 4});
    List<String> before = files();

    Jvm.Result result =
        jvm.heddle(temp, "weave", "target/classes", "not.jar", "nothing", "-o", "out");

    assertEquals(1, result.exitCode());
    assertEquals(
        List.of(
            "error[W0402]: not a jar that can be read",
            "error[W0401]: no such file or directory",
            "error[W0101]: the class file is cut short or damaged",
            "error[W0101]: the class file is cut short or damaged",
            "error[W0101]: not a class file",
            "error[W0101]: not a class file",
            "6 errors, 0 warnings"),
        result.err().lines().filter(line -> line.matches("error\\[.*|.* errors, .*")).toList());
    for (String file : List.of("Cut", "CutPool", "Empty", "Text")) {
      assertTrue(result.err().contains("--> target/classes/shop/" + file + ".class\n"));
    }
    assertEquals(before, files());
    assertTrue(Files.notExists(temp.resolve("out")));
  }

  @Test
  void eachStageOfAClassCanBeSeen() {
    work.compile("shop.Hello", Programs.HELLO);
    for (String stage : List.of("read", "analyse", "lower", "emit", "verify")) {
      Jvm.Result result =
          jvm.heddle(
              temp,
              "dump",
              "--stage=" + stage,
              "-cp",
              work.classPath(),
              "--method=phase",
              "shop.Hello");

      assertEquals(0, result.exitCode(), result.err());
      assertTrue(result.out().contains("phase(Ljava/lang/String;I"), result.out());
      assertEquals("", result.err());
    }
  }

  @Test
  void aClassFileCanBeDumpedByItsPath() {
    work.compile("shop.Hello", Programs.HELLO);

    Jvm.Result result = jvm.heddle(temp, "dump", "target/classes/shop/Hello.class");

    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.out().contains("outer(Ljava/lang/String;)"), result.out());
  }

  @Test
  void wrongUsageIsExitCodeTwo() {
    Jvm.Result result = jvm.heddle(temp, "weave");

    assertEquals(2, result.exitCode());
    assertEquals("", result.out());
    assertTrue(
        result.err().startsWith("error: missing required parameter: 'DIR|JAR|CLASS'\n"),
        result.err());
  }

  @Test
  void theVersionIsTheBuilds() {
    Jvm.Result result = jvm.heddle(temp, "--version");

    assertEquals(0, result.exitCode());
    assertTrue(result.out().matches("heddle \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"), result.out());
  }
}
