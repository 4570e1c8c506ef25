package dev.heddle.samples.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that stands in the documentation, in a fenced block under {@code <!-- program: Name
 * -->}.
 *
 * @param name the name of its main class
 * @param source the whole text of its source file
 * @param output what it prints, from the block under {@code <!-- prints: Name -->}
 */
record Example(String name, String source, String output) {
  private static final Pattern PROGRAM = block("program", "java");
  private static final Pattern PRINTS = block("prints", "text");
  private static final Pattern MARK = Pattern.compile("(?m)^<!-- (program|prints): ");
  private static final Pattern MAIN =
      Pattern.compile("(?ms)^```java\\n((?:(?!^```).)*void main\\((?:(?!^```).)*)^```");

  /**
   * The programs of a Markdown text, in its order.
   *
   * @throws IllegalArgumentException if a mark has no block of the right kind under it, a program
   *     no output, or a block with a main method no mark
   */
  static List<Example> in(String markdown) {
    List<Example> examples = new ArrayList<>();
    Matcher program = PROGRAM.matcher(markdown);
    while (program.find()) {
      String name = program.group(1);
      String output =
          find(PRINTS, name, markdown)
              .orElseThrow(() -> new IllegalArgumentException(name + " has no output under it"));
      examples.add(new Example(name, program.group(2), output));
    }
    requireCount(markdown, MARK, examples.size() * 2, "marks");
    requireCount(markdown, MAIN, examples.size(), "blocks with a main method");
    return examples;
  }

  /** Whether the program is a test, or runs one. */
  boolean isTest() {
    return source.contains("import dev.heddle.testing.");
  }

  static Pattern block(String mark, String language) {
    return Pattern.compile(
        "(?ms)^<!-- " + mark + ": (\\w+) -->\\n```" + language + "\\n(.*?)^```$");
  }

  private static Optional<String> find(Pattern block, String name, String markdown) {
    return block
        .matcher(markdown)
        .results()
        .filter(found -> found.group(1).equals(name))
        .map(found -> found.group(2))
        .findFirst();
  }

  private static void requireCount(String markdown, Pattern pattern, int wanted, String what) {
    long count = pattern.matcher(markdown).results().count();
    if (count != wanted) {
      throw new IllegalArgumentException("%d %s instead of %d".formatted(count, what, wanted));
    }
  }
}
