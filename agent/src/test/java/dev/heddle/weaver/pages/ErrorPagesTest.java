package dev.heddle.weaver.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.agent.AgentExamples;
import dev.heddle.cli.CommandExamples;
import dev.heddle.weaver.harness.JavaSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each error has a page, and each page's examples do what the page says. */
class ErrorPagesTest {

  private static final Path PAGES = Path.of("..", "docs", "errors");
  private static final Pattern CODE = Pattern.compile("\"(W0\\d{3})\"");
  private static final Pattern EXAMPLE =
      Pattern.compile("```java (error|fixed)\n(.*?)```", Pattern.DOTALL);

  @Test
  void eachCodeHasItsPageAndEachPageItsCode() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        Matcher codes = CODE.matcher(Files.readString(source));
        while (codes.find()) {
          used.add(codes.group(1));
        }
      }
    }
    assertFalse(used.isEmpty());
    Set<String> pages = new TreeSet<>();
    for (Path page : pages()) {
      String code = codeOf(page);
      pages.add(code);
      assertTrue(Files.readString(page).startsWith("# " + code + ": "), page.toString());
    }
    assertEquals(used, pages);
  }

  /** A page has Java source, or it describes an input that is made here under its code. */
  @TestFactory
  Stream<DynamicTest> examplesGiveExactlyTheirCode(@TempDir Path temp) throws IOException {
    return pages().stream()
        .map(page -> DynamicTest.dynamicTest(codeOf(page), () -> tryExamples(page, temp)));
  }

  private static void tryExamples(Path page, Path temp) throws Exception {
    String code = codeOf(page);
    Map<String, List<String>> codes = new TreeMap<>();
    Matcher examples = EXAMPLE.matcher(read(page));
    while (examples.find()) {
      byte[] example = JavaSource.compile("Example", examples.group(2)).get("Example");
      codes.put(examples.group(1), BrokenExamples.codes(example));
    }
    if (codes.isEmpty()) {
      codes.put("error", described(code, Files.createDirectory(temp.resolve(code))));
      codes.put("fixed", List.of());
    }
    assertEquals(Map.of("error", List.of(code), "fixed", List.of()), codes);
  }

  private static List<String> described(String code, Path directory) throws Exception {
    if (FileExamples.ALL.containsKey(code)) {
      return FileExamples.ALL.get(code).codes(directory);
    }
    for (var examples : List.of(BrokenExamples.ALL, AgentExamples.ALL, CommandExamples.ALL)) {
      if (examples.containsKey(code)) {
        return examples.get(code).call();
      }
    }
    return List.of();
  }

  @Test
  void eachPageSaysWhatAndShowsAnExampleAndTheWayOut() throws IOException {
    for (Path page : pages()) {
      List<String> headings =
          read(page).lines().filter(line -> line.startsWith("## ")).sorted().toList();
      assertEquals(List.of("## Example", "## The way out"), headings, page.toString());
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.filter(file -> codeOf(file).matches("W\\d{4}")).sorted().toList();
    }
  }

  private static String codeOf(Path page) {
    return page.getFileName().toString().replace(".md", "");
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
