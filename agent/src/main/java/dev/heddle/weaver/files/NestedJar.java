package dev.heddle.weaver.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A jar that is an entry of another, as in jars that start themselves. It is laid out in a
 * temporary file while it is open, since archives are read from files.
 */
final class NestedJar implements AutoCloseable {

  /** Between the name of a jar and the name of its entry. */
  static final String SEPARATOR = "!/";

  /** An archive can hold itself. */
  static final int MAX_DEPTH = 3;

  private final Path file;

  private NestedJar(Path file) {
    this.file = file;
  }

  static boolean isNamedLikeOne(String entry) {
    String lower = entry.toLowerCase(Locale.ROOT);
    return lower.endsWith(".jar") || lower.endsWith(".war");
  }

  static NestedJar of(byte[] content) throws IOException {
    Path file = Files.createTempFile("heddle-", ".jar");
    try {
      Files.write(file, content);
    } catch (IOException e) {
      Files.delete(file);
      throw e;
    }
    return new NestedJar(file);
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.delete(file);
  }
}
