package dev.heddle.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeaveMojoTest {

  private final List<String> told = new ArrayList<>();

  @TempDir Path temp;

  /** The goal with its parameters filled in as Maven does. */
  private AbstractWeaveMojo mojo(boolean skip) {
    AbstractWeaveMojo mojo =
        new AbstractWeaveMojo() {
          @Override
          File classesDirectory() {
            return temp.resolve("classes").toFile();
          }

          @Override
          List<String> sourceRoots() {
            return List.of(temp.resolve("src").toString());
          }
        };
    mojo.skip(skip);
    mojo.setLog(new ListLog());
    return mojo;
  }

  private final class ListLog extends SystemStreamLog {
    @Override
    public void info(CharSequence content) {
      told.add("info " + content.toString().replace(temp.toString(), ""));
    }

    @Override
    public void warn(CharSequence content) {
      told.add("warn " + headline(content));
    }

    private String headline(CharSequence content) {
      return content.toString().lines().filter(line -> line.contains("[W")).findFirst().orElse("");
    }

    @Override
    public void error(CharSequence content) {
      told.add("error " + content.toString().replace(temp.toString(), ""));
    }
  }

  @Test
  void aProjectWithoutClassesHasNothingToWeave() throws MojoFailureException {
    mojo(false).execute();

    assertEquals(List.of("info No classes to weave in /classes."), told);
  }

  @Test
  void skippedWeavingReadsNothing() throws MojoFailureException, IOException {
    Files.createDirectories(temp.resolve("classes"));
    Files.writeString(temp.resolve("classes/Bad.class"), "no class");

    mojo(true).execute();

    assertEquals(List.of("info Weaving is skipped."), told);
  }

  @Test
  void aBadClassFileFailsTheBuildWithTheWeaversMessage() throws IOException {
    Files.createDirectories(temp.resolve("classes"));
    Files.writeString(temp.resolve("classes/Bad.class"), "no class");

    MojoFailureException failure =
        assertThrows(MojoFailureException.class, () -> mojo(false).execute());

    assertEquals(
        "1 error in weaving /classes, no class was changed",
        String.valueOf(failure.getMessage()).replace(temp.toString(), ""));
    assertEquals(
        List.of(
            """
            error\s
            error[W0101]: not a class file
              --> /classes/Bad.class
               = why:  a class file begins with the bytes CA FE BA BE, this one does not
               = help: compile the source again, or leave the file out
               = more: heddle explain W0101"""),
        told);
  }

  /** A class with an async method that drops a coroutine; it knows the runtime by its names. */
  private byte[] droppingClass() throws IOException {
    Path runtime = temp.resolve("runtime");
    compile(runtime, "dev.heddle.Async", "public @interface Async {}");
    compile(runtime, "dev.heddle.Coroutine", "public class Coroutine {}");
    compile(
        runtime,
        "dev.heddle.Asyncio",
        "public class Asyncio { public static Coroutine done() { return null; } }");
    compile(
        temp.resolve("classes"),
        "shop.Drops",
        """
        import dev.heddle.*;
        class Drops {
          @Async static Coroutine drop() {
            drop();
            return Asyncio.done();
          }
        }
        """);
    return Files.readAllBytes(temp.resolve("classes/shop/Drops.class"));
  }

  private void compile(Path output, String name, String source) throws IOException {
    int dot = name.lastIndexOf('.');
    Path file = temp.resolve("java").resolve(name.substring(dot + 1) + ".java");
    Files.createDirectories(file.getParent());
    Files.createDirectories(output);
    Files.writeString(file, "package " + name.substring(0, dot) + ";\n" + source);
    String classPath = temp.resolve("runtime").toString();
    String[] args = {"--release", "17", "-cp", classPath, "-d", "" + output, "" + file};
    assertEquals(
        0, ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, args));
  }

  @Test
  void aWarningIsToldAndTheClassWoven() throws MojoFailureException, IOException {
    droppingClass();

    mojo(false).execute();

    assertEquals(
        List.of(
            "warn warning[W0501]: coroutine drop() is never awaited",
            "info Wove 1 of 1 classes in /classes"),
        told);
  }

  @Test
  void aSilencedWarningIsNotTold() throws MojoFailureException, IOException {
    droppingClass();
    AbstractWeaveMojo mojo = mojo(false);
    mojo.treatWarnings(true, List.of("W0501"));

    mojo.execute();

    assertEquals(List.of("info Wove 1 of 1 classes in /classes"), told);
  }

  @Test
  void aWarningFailsTheBuildWhenItIsToAndNoClassIsChanged() throws IOException {
    byte[] before = droppingClass();
    AbstractWeaveMojo mojo = mojo(false);
    mojo.treatWarnings(true, List.of("W0502"));

    MojoFailureException failure = assertThrows(MojoFailureException.class, mojo::execute);

    assertEquals(
        "1 error in weaving /classes, no class was changed",
        String.valueOf(failure.getMessage()).replace(temp.toString(), ""));
    assertEquals(1, told.size());
    assertTrue(
        told.get(0).contains("error[W0501]: coroutine drop() is never awaited"), told.get(0));
    assertArrayEquals(before, Files.readAllBytes(temp.resolve("classes/shop/Drops.class")));
  }

  @Test
  void whatIsNoWarningCannotBeSilenced() {
    AbstractWeaveMojo mojo = mojo(false);
    mojo.treatWarnings(false, List.of("W0501", "W0520"));

    assertEquals(
        "In <silence>, 'W0520' cannot be silenced, it is not the code of a warning; did you mean"
            + " W0502?",
        assertThrows(MojoFailureException.class, mojo::execute).getMessage());
  }

  @Test
  void aDirectoryWithoutAsyncMethodsIsUpToDate() throws MojoFailureException, IOException {
    Files.createDirectories(temp.resolve("classes"));
    Path own = Path.of("target/classes/dev/heddle/maven/WeaveMojo.class");
    Files.copy(own, temp.resolve("classes/WeaveMojo.class"));

    mojo(false).execute();

    assertEquals(List.of("info Nothing to weave - 1 class files are up to date."), told);
  }
}
