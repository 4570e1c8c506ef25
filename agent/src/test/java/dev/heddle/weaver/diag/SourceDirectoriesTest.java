package dev.heddle.weaver.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDirectoriesTest {

  @TempDir Path root;

  private SourceDirectories sources = new SourceDirectories(List.of());

  @BeforeEach
  void writeSources() throws IOException {
    Files.createDirectories(root.resolve("second/shop"));
    Files.writeString(root.resolve("second/shop/Cache.java"), "package shop;\nclass Cache {}\n");
    Files.writeString(root.resolve("second/Top.java"), "class Top {}");
    sources = new SourceDirectories(List.of(root.resolve("missing"), root.resolve("second")));
  }

  @Test
  void looksInEachRootUnderThePackage() {
    assertEquals(List.of("package shop;", "class Cache {}"), lines("shop.Cache", "Cache.java"));
    assertEquals(List.of("package shop;", "class Cache {}"), lines("shop.Cache$1", "Cache.java"));
    assertEquals(List.of("class Top {}"), lines("Top", "Top.java"));
  }

  @Test
  void whatIsNotThereHasNoLines() {
    assertEquals(List.of(), lines("other.Cache", "Cache.java"));
    assertEquals(List.of(), lines("shop.Cache", "no\0such"));
    assertEquals(List.of(), sources.linesOf(new Location("shop.Cache", "m", null, 3)));
  }

  private List<String> lines(String className, String sourceFile) {
    return sources.linesOf(new Location(className, "m", sourceFile, 1));
  }
}
