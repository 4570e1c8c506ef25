package dev.heddle.samples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.samples.transcript.Launch;
import dev.heddle.samples.woven.Built;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs in the documentation do what the documentation says. */
class DocsIT {
  /** The file that a link in a page names; links with a scheme lead out and are not looked at. */
  private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)(?:#[^)]*)?\\)");

  @TempDir private Path folder;

  static Stream<Named<Example>> examples() throws IOException {
    return pages().flatMap(DocsIT::examplesOf);
  }

  @Test
  void theReadmeHasAProgram() {
    assertEquals(1, examplesOf(Built.CHECKOUT.resolve("README.md")).count());
  }

  @Test
  void everyLinkBetweenPagesLeadsToAFile() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages().toList()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (!Files.exists(page.resolveSibling(link.group(1)))) {
          dead.add(page.getFileName() + " -> " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), dead);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void compilesAndPrintsWhatThePageSays(Example example) throws IOException, InterruptedException {
    Path source = folder.resolve(example.name() + ".java");
    Files.writeString(source, example.source());
    compile(source, classPath(example));
    List<String> arguments =
        List.of(
            "-javaagent:" + Built.AGENT_JAR,
            "-cp",
            classPath(example) + File.pathSeparator + folder,
            example.name());
    Launch.Output output = new Launch(Path.of(System.getProperty("java.home")), arguments).run();
    assertEquals(example.output(), output.text().replace("\r\n", "\n"));
    assertEquals(0, output.exitCode());
  }

  private static String classPath(Example example) {
    return example.isTest() ? Built.WITH_TESTS : Built.WITH_SOCKETS;
  }

  private void compile(Path source, String classPath) {
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    int exitCode =
        javac.run(
            System.out,
            System.err,
            "--release",
            "17",
            "-Xlint:all,-try", // what a block holds, or its limit, need not be used in it
            "-Werror",
            "-cp",
            classPath,
            "-d",
            folder.toString(),
            source.toString());
    assertEquals(0, exitCode, "javac refuses " + source);
  }

  private static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Built.CHECKOUT.resolve("docs"))) {
      List<Path> pages = docs.filter(page -> page.toString().endsWith(".md")).sorted().toList();
      assertTrue(pages.size() >= 3, () -> "only these pages are in docs: " + pages);
      Stream<Path> atTheRoot =
          Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(Built.CHECKOUT::resolve);
      return Stream.concat(atTheRoot, pages.stream());
    }
  }

  private static Stream<Named<Example>> examplesOf(Path page) {
    try {
      return Example.in(Files.readString(page)).stream()
          .map(example -> Named.of(page.getFileName() + ": " + example.name(), example));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(page + ": " + e.getMessage(), e);
    }
  }
}
