package dev.heddle.weaver.diag;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Guesses where the sources of a class directory, class file or jar are: in the places that Maven
 * and Gradle have for them, else in a directory {@code src}, else beside the classes, where javac
 * puts these when it isn't told otherwise.
 */
public final class SourceRoots {

  private static final List<String> USUAL = List.of("src/main/java", "src/test/java");
  private static final List<String> PLAIN = List.of("src");

  /** {@code build/classes/java/main} is four levels below its project. */
  private static final int LEVELS = 4;

  private SourceRoots() {}

  /**
   * The source roots of the project that a class directory, class file or jar lies in; empty when
   * there are none.
   *
   * @param classes a directory or file, or null
   */
  public static List<Path> near(@Nullable Path classes) {
    if (classes == null) {
      return List.of();
    }
    Path start = classes.toAbsolutePath().normalize();
    return Stream.of(above(start, USUAL), above(start, PLAIN), around(start))
        .filter(roots -> !roots.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Path> above(Path classes, List<String> names) {
    Path directory = classes.getParent();
    for (int level = 0; level < LEVELS && directory != null; level++) {
      Path project = directory;
      List<Path> roots = names.stream().map(project::resolve).filter(Files::isDirectory).toList();
      if (!roots.isEmpty()) {
        return roots;
      }
      directory = directory.getParent();
    }
    return List.of();
  }

  /** A directory itself; of a class file all that may be the one above its package. */
  private static List<Path> around(Path classes) {
    if (Files.isDirectory(classes)) {
      return List.of(classes);
    }
    return Files.isRegularFile(classes)
        ? Stream.iterate(classes.getParent(), Objects::nonNull, Path::getParent)
            .limit(LEVELS)
            .toList()
        : List.of();
  }
}
