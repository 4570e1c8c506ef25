package dev.heddle.samples.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.samples.woven.Built;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists in the documentation are complete, and name what is there. */
class PagesIT {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Path DOCS = Built.CHECKOUT.resolve("docs");

  @Test
  void theIndexLeadsToEachPage() throws IOException {
    String index = Files.readString(DOCS.resolve("index.md"));
    List<String> missing = new ArrayList<>();
    for (String folder : List.of("guide", "reference", "tutorial")) {
      try (Stream<Path> pages = Files.list(DOCS.resolve(folder))) {
        pages
            .map(page -> folder + "/" + page.getFileName())
            .filter(page -> !index.contains("](" + page + ")"))
            .forEach(missing::add);
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void theJarsForSocketsAreThoseThatTheBuildUses() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    for (String jar : Built.WITH_SOCKETS.split(File.pathSeparator)) {
      String name = Path.of(jar).getFileName().toString();
      // A build that didn't get as far as "package" has directories of classes in their place.
      used.add(name.replaceFirst("-\\d.*", ""));
    }
    TreeSet<String> listed = new TreeSet<>();
    for (String row : rows("guide/sockets.md", "| jar |")) {
      for (String name : codes(row.split("\\|")[1])) {
        if (!name.startsWith("linux-")) {
          listed.add(name);
        }
      }
    }
    assertEquals(used, listed);
  }

  @Test
  void theTypesInTheTutorialsListOfPackagesAreThere() throws IOException {
    List<String> rows = rows("tutorial/index.md", "| package |");
    assertEquals(6, rows.size());
    for (String row : rows) {
      List<String> names = codes(row);
      for (String type : names.subList(1, names.size())) {
        if (!type.equals("heddle-net")) {
          assertDoesNotThrow(() -> Class.forName(names.get(0) + "." + type));
        }
      }
    }
  }

  /** The rows of the table with this head, without the head. */
  private static List<String> rows(String page, String head) throws IOException {
    return Files.readAllLines(DOCS.resolve(page)).stream()
        .dropWhile(line -> !line.startsWith(head))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .toList();
  }

  private static List<String> codes(String text) {
    Matcher code = CODE.matcher(text);
    return code.results().map((MatchResult found) -> found.group(1)).toList();
  }
}
