package dev.heddle.weaver.files;

import dev.heddle.weaver.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides where each input is written. In place without an output. Else a directory's content goes
 * into the output; a jar goes to the output itself when that is named like a jar, and under its own
 * name into the output when that is a directory.
 */
final class Outputs {

  private static final List<String> JAR_NAMES = List.of(".jar", ".war", ".ear", ".zip");

  private final @Nullable Path output;

  Outputs(@Nullable Path output) {
    this.output = output;
  }

  Path of(ClassTree tree) {
    if (output == null || isSame(output, tree.path())) {
      return tree.path();
    }
    boolean jarIntoDirectory = tree instanceof JarTree && !isNamedLikeJar(output);
    Path target = jarIntoDirectory ? output.resolve(tree.path().getFileName()) : output;
    return isSame(target, tree.path()) ? tree.path() : target;
  }

  /** Reports outputs that would eat their inputs or each other. */
  void check(List<ClassTree> trees, Diagnostics diagnostics) {
    Map<Path, Path> writers = new HashMap<>();
    for (ClassTree tree : trees) {
      Path target = of(tree);
      if (!target.equals(tree.path()) && isInside(target, tree.path())) {
        diagnostics.report(FileProblems.outputInsideInput(target, tree.path()));
      }
      for (Path file : filesOf(tree, target)) {
        Path other = writers.put(file.toAbsolutePath().normalize(), tree.path());
        if (other != null) {
          diagnostics.report(FileProblems.sameOutput(file, other, tree.path()));
        }
      }
    }
  }

  private static List<Path> filesOf(ClassTree tree, Path target) {
    if (tree instanceof JarTree) {
      return List.of(target);
    }
    return tree.classes().keySet().stream().map(target::resolve).toList();
  }

  private static boolean isNamedLikeJar(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return !Files.isDirectory(path) && JAR_NAMES.stream().anyMatch(name::endsWith);
  }

  private static boolean isSame(Path a, Path b) {
    try {
      return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize())
          || (Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b));
    } catch (IOException e) {
      return false; // unreadable: whoever reads or writes it says so
    }
  }

  private static boolean isInside(Path inner, Path outer) {
    return Files.isDirectory(outer)
        && inner.toAbsolutePath().normalize().startsWith(outer.toAbsolutePath().normalize());
  }
}
