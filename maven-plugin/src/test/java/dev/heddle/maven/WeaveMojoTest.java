package dev.heddle.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void aDirectoryWithoutAsyncMethodsIsUpToDate() throws MojoFailureException, IOException {
    Files.createDirectories(temp.resolve("classes"));
    Path own = Path.of("target/classes/dev/heddle/maven/WeaveMojo.class");
    Files.copy(own, temp.resolve("classes/WeaveMojo.class"));

    mojo(false).execute();

    assertEquals(List.of("info Nothing to weave - 1 class files are up to date."), told);
  }
}
