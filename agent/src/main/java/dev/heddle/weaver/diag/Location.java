package dev.heddle.weaver.diag;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where in the program a diagnostic belongs. Orders by class, line and position.
 *
 * @param className the binary name with dots, {@code shop.Cache}; or a path, when the thing at
 *     fault is a file and not a class; or empty, when the weaver was given bytes that don't say
 *     what they are
 * @param method the method's name, or null for the class as a whole
 * @param sourceFile the name of the source file without directories, or null when the class doesn't
 *     say
 * @param line counted from 1; 0 = unknown
 * @param position where the bytecode stands in its class file, to order what stands in one line; 0
 *     = unknown
 */
public record Location(
    String className, @Nullable String method, @Nullable String sourceFile, int line, long position)
    implements Comparable<Location> {

  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::className)
          .thenComparingInt(Location::line)
          .thenComparingLong(Location::position)
          .thenComparing(Location::method, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Location::sourceFile, Comparator.nullsFirst(Comparator.naturalOrder()));

  private static final Location NOWHERE = new Location("", null, null, 0);

  /**
   * A place of which only the line is known.
   *
   * @param className as above
   * @param method as above
   * @param sourceFile as above
   * @param line as above
   */
  public Location(
      String className, @Nullable String method, @Nullable String sourceFile, int line) {
    this(className, method, sourceFile, line, 0);
  }

  /** The same line of the source, wherever its bytecode stands. */
  Location withoutPosition() {
    return new Location(className, method, sourceFile, line);
  }

  /** The place of bytes that don't say what class they are; whoever knows the file puts it in. */
  public static Location nowhere() {
    return NOWHERE;
  }

  /**
   * A file or directory, as the user named it.
   *
   * @param path the path
   */
  public static Location ofFile(Object path) {
    return new Location(path.toString(), null, null, 0);
  }

  /** Whether nothing is known of the place. */
  public boolean isNowhere() {
    return className.isEmpty();
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  /**
   * In the form of a stack trace's line, {@code shop.Cache.load(Cache.java:42)}, as far as it is
   * known.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(isNowhere() ? "<unknown>" : className);
    if (method != null) {
      text.append('.').append(method);
    }
    if (sourceFile != null) {
      text.append('(').append(sourceFile);
      if (line > 0) {
        text.append(':').append(line);
      }
      text.append(')');
    } else if (line > 0) {
      text.append(" (line ").append(line).append(')');
    }
    return text.toString();
  }
}
