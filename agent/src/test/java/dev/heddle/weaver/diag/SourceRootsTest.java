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
  void findsSrcAndElseLooksBesideTheClasses() throws IOException {
    Path classes = Files.createDirectories(project.resolve("out/shop")).getParent();
    Path file = Files.writeString(classes.resolve("shop/Cache.class"), "");

    assertEquals(List.of(classes), SourceRoots.near(classes));
    assertEquals(
        List.of(classes.resolve("shop"), classes, project, project.getParent()),
        SourceRoots.near(file));

    Path src = Files.createDirectories(project.resolve("src"));
    assertEquals(List.of(src), SourceRoots.near(classes));
    assertEquals(List.of(src), SourceRoots.near(file));
  }

  @Test
  void withoutAProjectThereAreNone() {
    assertEquals(List.of(), SourceRoots.near(project.resolve("a/b/c/d/e/f")));
    assertEquals(List.of(), SourceRoots.near(null));
  }
}
