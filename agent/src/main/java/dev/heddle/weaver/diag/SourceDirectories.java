package dev.heddle.weaver.diag;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks a class's source up in source roots, as a compiler does: package as directory, then the
 * file's name.
 */
public final class SourceDirectories implements SourceLookup {

  private final List<Path> roots;

  /**
   * Looks in the given roots, in order.
   *
   * @param roots directories such as {@code src/main/java}; those that don't exist are passed over
   */
  public SourceDirectories(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  @Override
  public List<String> linesOf(Location location) {
    String sourceFile = location.sourceFile();
    if (sourceFile == null) {
      return List.of();
    }
    String packagePath = packageOf(location.className()).replace('.', '/');
    for (Path root : roots) {
      List<String> lines = read(root, packagePath, sourceFile);
      if (!lines.isEmpty()) {
        return lines;
      }
    }
    return List.of();
  }

  private static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  /** A source that can't be read is no reason to lose the message that wanted to show it. */
  private static List<String> read(Path root, String packagePath, String sourceFile) {
    try {
      Path file = root.resolve(packagePath).resolve(sourceFile);
      return Files.isRegularFile(file) ? decode(Files.readAllBytes(file)) : List.of();
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }

  private static List<String> decode(byte[] bytes) {
    Charset utf8 = StandardCharsets.UTF_8;
    return new String(bytes, utf8).lines().toList();
  }
}
