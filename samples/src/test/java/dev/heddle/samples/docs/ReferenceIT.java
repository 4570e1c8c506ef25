package dev.heddle.samples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.samples.woven.Built;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of Python's names says what is there. */
class ReferenceIT {
  private static final Pattern ROW =
      Pattern.compile("\\| (?:`([^`]+)`|–) \\| (?:`([\\w.]+)`|–) \\| ?(.*) ?\\|");

  private static final List<String> PACKAGES =
      List.of("", "dev.heddle.", "dev.heddle.context.", "dev.heddle.net.");

  /** A line of the table; empty where it has a dash. */
  private record Row(Optional<String> python, Optional<String> java, String note) {}

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line :
        Files.readAllLines(Built.CHECKOUT.resolve("docs/reference/python-to-java.md"))) {
      if (line.startsWith("|") && !line.startsWith("| Python") && !line.startsWith("| ---")) {
        Matcher row = ROW.matcher(line);
        assertTrue(row.matches(), () -> "not a row of three: " + line);
        rows.add(
            new Row(
                Optional.ofNullable(row.group(1)),
                Optional.ofNullable(row.group(2)),
                row.group(3).strip()));
      }
    }
    return rows;
  }

  @Test
  void everyJavaNameIsThere() throws IOException {
    List<String> absent =
        rows().stream().flatMap(row -> row.java().stream()).filter(n -> !isThere(n)).toList();
    assertEquals(List.of(), absent);
  }

  @Test
  void everyNameOfAsyncioHasARow() throws IOException {
    List<String> known = rows().stream().flatMap(row -> row.python().stream()).toList();
    try (InputStream in =
        Objects.requireNonNull(ReferenceIT.class.getResourceAsStream("asyncio-names.txt"))) {
      List<String> missing =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(name -> !known.contains(name))
              .toList();
      assertEquals(List.of(), missing);
    }
  }

  @Test
  void whatIsAbsentHasAReason() throws IOException {
    List<Row> silent =
        rows().stream().filter(row -> row.java().isEmpty() && row.note().isEmpty()).toList();
    assertEquals(List.of(), silent);
  }

  @Test
  void noNameHasTwoRows() throws IOException {
    List<String> names = rows().stream().flatMap(row -> row.python().stream()).toList();
    assertEquals(names.stream().distinct().toList(), names);
  }

  /** A public type, or a public member of one. */
  private static boolean isThere(String name) {
    if (type(name).isPresent()) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    String member = name.substring(dot + 1);
    return dot > 0
        && type(name.substring(0, dot))
            .filter(
                owner ->
                    Stream.concat(
                            Arrays.stream(owner.getMethods()), Arrays.stream(owner.getFields()))
                        .anyMatch(found -> found.getName().equals(member)))
            .isPresent();
  }

  private static Optional<Class<?>> type(String name) {
    for (String prefix : PACKAGES) {
      try {
        Class<?> type = Class.forName(prefix + name, false, ReferenceIT.class.getClassLoader());
        if (Modifier.isPublic(type.getModifiers())) {
          return Optional.of(type);
        }
      } catch (ClassNotFoundException next) {
        continue;
      }
    }
    return Optional.empty();
  }
}
