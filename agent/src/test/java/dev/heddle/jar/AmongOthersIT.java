package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent beside other agents, class data archives, strict verifiers and odd class loaders. */
@ParameterizedClass
@MethodSource("dev.heddle.jar.Jvm#all")
class AmongOthersIT {

  private static final Jvm.Result HELLO = new Jvm.Result(0, "hello, world\n", "");

  @Parameter Jvm jvm = Jvm.ours();

  @TempDir private Path temp;

  private Workspace work = new Workspace(Path.of("."));

  @BeforeEach
  void makeWorkspace() {
    work = new Workspace(temp);
    work.compile("shop.Hello", Programs.HELLO);
  }

  private Jvm.Result run(String main, String... options) {
    List<String> args = new ArrayList<>(List.of(options));
    args.addAll(List.of("-cp", work.classPath(), main));
    return jvm.java(temp, args.toArray(String[]::new));
  }

  private static String heddle() {
    return "-javaagent:" + Jvm.AGENT;
  }

  private static String jacoco(String file) {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.contains("org.jacoco.agent")) {
        return "-javaagent:" + entry + "=includes=shop.*,destfile=" + file;
      }
    }
    throw new IllegalStateException("JaCoCo's agent is not on the class path of the tests");
  }

  @Test
  void allClassesPassWhenAllAreVerified() {
    Jvm.Result result = run("shop.Hello", "-Xverify:all", heddle());

    assertEquals(new Jvm.Result(0, "hello, world\n", withoutVerifyWarning(result.err())), result);
    assertEquals("", withoutVerifyWarning(result.err()));
  }

  /** The option is deprecated, and the JVM says so. */
  private static String withoutVerifyWarning(String err) {
    return err.replaceAll("(?m)^.*warning: Options? -Xverify:?.*\\R", "");
  }

  @Test
  void jacocoBeforeIt() throws IOException {
    assertEquals(HELLO, run("shop.Hello", jacoco("before.exec"), heddle()));
    assertTrue(Files.size(temp.resolve("before.exec")) > 0);
  }

  @Test
  void jacocoAfterIt() throws IOException {
    assertEquals(HELLO, run("shop.Hello", heddle(), jacoco("after.exec")));
    assertTrue(Files.size(temp.resolve("after.exec")) > 0);
  }

  /** The archive holds the classes as they were compiled; they are woven all the same. */
  @Test
  void anArchiveOfTheProgramsClasses() throws IOException {
    work.compile(
        "shop.Idle",
        "package shop; class Idle { static Class<?> hello = Hello.class;"
            + " public static void main(String[] args) throws Exception { Hello.class.getDeclaredMethods(); } }");
    JarOf.directory(temp.resolve("target/classes"), temp.resolve("shop.jar"));
    Path runtime = Path.of(Workspace.runtime());
    if (Files.isDirectory(runtime)) { // archives take classes from jars only
      JarOf.directory(runtime, temp.resolve("runtime.jar"));
      runtime = temp.resolve("runtime.jar");
    }
    String classPath = runtime + File.pathSeparator + "shop.jar";
    Jvm.Result dumping =
        jvm.java(temp, "-XX:ArchiveClassesAtExit=app.jsa", "-cp", classPath, "shop.Idle");
    assertTrue(Files.exists(temp.resolve("app.jsa")), dumping.err());

    Jvm.Result result =
        jvm.java(
            temp,
            "-Xshare:auto",
            "-Xlog:disable", // newer JDKs tell on stdout what any agent keeps them from
            "-XX:SharedArchiveFile=app.jsa",
            "-Xlog:class+load:file=loaded.txt",
            heddle(),
            "-cp",
            classPath,
            "shop.Hello");

    assertEquals(HELLO, result);
    String loaded = Files.readString(temp.resolve("loaded.txt"));
    assertTrue(loaded.contains("dev.heddle.Coroutine source: shared objects file (top)"));
  }

  @Test
  void aLoaderThatAsksItsParentLast() {
    work.compile("shop.ParentLast", OddLoaders.PARENT_LAST);

    assertEquals(
        new Jvm.Result(0, "hello, inside\nhello, outside\n", ""), run("shop.ParentLast", heddle()));
  }

  @Test
  void aBundleThatDoesNotImportTheRuntimeIsLeftAlone() {
    work.compile("shop.Bundles", OddLoaders.BUNDLES);

    assertEquals(
        new Jvm.Result(0, "hello, bundle\nblind: NoClassDefFoundError\n", ""),
        run("shop.Bundles", heddle()));
  }

  @Test
  void manyThreadsInOneParallelLoader() {
    work.compile("shop.Parallel", OddLoaders.PARALLEL);

    assertEquals(new Jvm.Result(0, "400 of 400\n", ""), run("shop.Parallel", heddle()));
  }

  @Test
  void anAgentThatRetransformsEverything() {
    work.compile("other.Agent", OddLoaders.RETRANSFORMING_AGENT);
    OtherAgentJar.write(temp.resolve("other.jar"), "other.Agent");
    String other = "-javaagent:" + temp.resolve("other.jar");

    assertEquals(
        new Jvm.Result(0, "hello, world\nhello, again\n", ""), run("other.Agent", heddle(), other));
    assertEquals(
        new Jvm.Result(0, "hello, world\nhello, again\n", ""), run("other.Agent", other, heddle()));
  }
}
