package dev.heddle.weaver.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRootsTest {

  @TempDir Path project;

  @Test
  void findsThoseOfMavenAndGradle() throws IOException {
    Path main = Files.createDirectories(project.resolve("src/main/java"));
    Path test = Files.createDirectories(project.resolve("src/test/java"));

    assertEquals(List.of(main, test), SourceRoots.near(project.resolve("target/classes")));
    assertEquals(List.of(main, test), SourceRoots.near(project.resolve("target/shop.jar")));
    assertEquals(List.of(main, test), SourceRoots.near(project.resolve("build/classes/java/main")));
  }

  @Test
  void withoutAProjectThereAreNone() {
    assertEquals(List.of(), SourceRoots.near(project.resolve("a/b/c/d/e/f")));
    assertEquals(List.of(), SourceRoots.near(null));
  }
}
