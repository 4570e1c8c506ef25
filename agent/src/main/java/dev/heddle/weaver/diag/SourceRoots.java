package dev.heddle.weaver.diag;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guesses where the sources of a class directory or jar are: in the places that Maven and Gradle
 * have for them.
 */
public final class SourceRoots {

  private static final List<String> USUAL = List.of("src/main/java", "src/test/java");

  /** {@code build/classes/java/main} is four levels below its project. */
  private static final int LEVELS = 4;

  private SourceRoots() {}

  /**
   * The source roots of the project that a class directory or jar lies in; empty when there are
   * none.
   *
   * @param classes a directory or jar, or null
   */
  public static List<Path> near(@Nullable Path classes) {
    Path directory = classes == null ? null : classes.toAbsolutePath().normalize().getParent();
    for (int level = 0; level < LEVELS && directory != null; level++) {
      Path project = directory;
      List<Path> roots = USUAL.stream().map(project::resolve).filter(Files::isDirectory).toList();
      if (!roots.isEmpty()) {
        return roots;
      }
      directory = directory.getParent();
    }
    return List.of();
  }
}
