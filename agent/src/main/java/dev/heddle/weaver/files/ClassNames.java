package dev.heddle.weaver.files;

import dev.heddle.weaver.ClassFileVersion;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The names of classes and the files in which they lie. */
public final class ClassNames {

  private ClassNames() {}

  /**
   * The full name of a class, with dots.
   *
   * @param classFile the class file
   * @return null when it is damaged
   */
  public static @Nullable String of(byte[] classFile) {
    try {
      return ClassFileVersion.reader(classFile).getClassName().replace('/', '.');
    } catch (RuntimeException e) {
      return null;
    }
  }

  /**
   * The directory that has to be on the class path for the class to be found: the one above its
   * package. The file's own directory when the file lies elsewhere than its name says.
   *
   * @param file where the class file is
   * @param classFile its content
   */
  public static Path rootOf(Path file, byte[] classFile) {
    String name = of(classFile);
    Path relative = Path.of(name == null ? "" : name.replace('.', '/') + ".class");
    Path absolute = file.toAbsolutePath();
    if (!absolute.endsWith(relative)) {
      return file.resolveSibling("");
    }
    // Counted on the path as it was given, which messages repeat.
    Path root = file;
    for (int level = 0; level < relative.getNameCount(); level++) {
      Path parent = root.getParent();
      if (parent == null && level < relative.getNameCount() - 1) {
        return rootOf(absolute, classFile);
      }
      root = parent == null ? root.resolveSibling("") : parent;
    }
    return root;
  }
}
