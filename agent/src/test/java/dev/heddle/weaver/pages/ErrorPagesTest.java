package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.harness.JavaSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

  @TestFactory
  Stream<DynamicTest> examplesGiveExactlyTheirCode() throws IOException {
    return pages().stream()
        .filter(page -> read(page).contains("```java"))
        .map(page -> DynamicTest.dynamicTest(codeOf(page), () -> tryExamples(page)));
  }

  private static void tryExamples(Path page) {
    Matcher examples = EXAMPLE.matcher(read(page));
    while (examples.find()) {
      List<String> expected = examples.group(1).equals("error") ? List.of(codeOf(page)) : List.of();
      assertEquals(expected, codesFor(examples.group(2)), examples.group(1));
    }
  }

  private static List<String> codesFor(String source) {
    byte[] example = JavaSource.compile("Example", source).get("Example");
    return new Weaver().weave(example).diagnostics().stream().map(Diagnostic::code).toList();
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
