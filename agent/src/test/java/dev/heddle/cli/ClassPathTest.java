package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Diagnostics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @TempDir private Path temp;

  private List<Path> parse(String... entries) {
    return ClassPath.parse(String.join(File.pathSeparator, entries), diagnostics).entries();
  }

  @Test
  void entriesKeepTheirOrder() {
    assertEquals(
        List.of(temp, Path.of("target"), Path.of(".")), parse(temp.toString(), "target", ""));
    assertEquals(List.of(), parse(""));
  }

  @Test
  void aStarStandsForTheJarsOfADirectory() throws IOException {
    for (String name : List.of("b.jar", "a.JAR", "notes.txt")) {
      Files.writeString(temp.resolve(name), "");
    }

    assertEquals(
        List.of(temp.resolve("a.JAR"), temp.resolve("b.jar")), parse(temp.resolve("*").toString()));
  }

  @Test
  void allEntriesThatDoNotExistAreTold() {
    String noStar = temp.resolve("none").resolve("*").toString();

    parse("missing.jar", temp.toString(), noStar, "a\0b");

    assertEquals(
        List.of(noStar, "a\0b", "missing.jar"),
        diagnostics.sorted().stream().map(d -> d.location().className()).toList());
    assertEquals(
        List.of("W0411", "W0411", "W0411"),
        diagnostics.sorted().stream().map(Diagnostic::code).toList());
  }
}
