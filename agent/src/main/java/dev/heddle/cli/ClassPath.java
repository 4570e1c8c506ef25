package dev.heddle.cli;

import dev.heddle.weaver.diag.Diagnostics;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A class path: directories and jars, and {@code dir/*} for all jars of a directory, as the {@code
 * java} command has it. Unlike {@code java}, an entry that doesn't exist is an error: it is a slip
 * more often than not.
 *
 * @param entries the directories and jars, wildcards resolved
 */
record ClassPath(List<Path> entries) {

  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  /**
   * Reads a class path; an empty text is an empty class path, an empty entry the current directory.
   */
  static ClassPath parse(String text, Diagnostics diagnostics) {
    List<Path> entries = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String entry : SEPARATOR.split(text, -1)) {
        add(entry.isEmpty() ? "." : entry, entries, diagnostics);
      }
    }
    return new ClassPath(entries);
  }

  /** What holds without {@code -cp}: the environment's class path, else the current directory. */
  static String defaultText() {
    String environment = System.getenv("CLASSPATH");
    return environment == null || environment.isEmpty() ? "." : environment;
  }

  /** Paths separated as in a class path; those that are none are left away. */
  static List<Path> paths(String text) {
    return SEPARATOR
        .splitAsStream(text)
        .filter(entry -> !entry.isEmpty())
        .flatMap(ClassPath::path)
        .toList();
  }

  /** A source root that can't exist is no reason to stop: messages then quote no lines. */
  private static Stream<Path> path(String entry) {
    try {
      return Stream.of(Path.of(entry));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  URL[] urls() {
    List<URL> urls = new ArrayList<>();
    for (Path entry : entries) {
      try {
        urls.add(entry.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }
    return urls.toArray(URL[]::new);
  }

  @Override
  public String toString() {
    return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
  }

  private static void add(String entry, List<Path> entries, Diagnostics diagnostics) {
    try {
      if (entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*")) {
        addJarsOf(entry, entries, diagnostics);
      } else if (Files.exists(Path.of(entry))) {
        entries.add(Path.of(entry));
      } else {
        diagnostics.report(CliProblems.noClassPathEntry(entry));
      }
    } catch (InvalidPathException e) {
      diagnostics.report(CliProblems.noClassPathEntry(entry));
    }
  }

  private static void addJarsOf(String entry, List<Path> entries, Diagnostics diagnostics) {
    Path directory = Path.of(entry.equals("*") ? "." : entry.substring(0, entry.length() - 2));
    try (Stream<Path> files = Files.list(directory)) {
      files.filter(ClassPath::isJar).sorted().forEach(entries::add);
    } catch (IOException e) {
      diagnostics.report(CliProblems.noClassPathEntry(entry));
    }
  }

  private static boolean isJar(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".jar");
  }
}
