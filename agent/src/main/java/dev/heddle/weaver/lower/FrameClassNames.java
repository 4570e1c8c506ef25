package dev.heddle.weaver.lower;

import dev.heddle.weaver.read.ParsedClass;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * Gives each async method of a class the name of its frame class, {@code Host$method$Frame};
 * overloads are numbered. Names differ in more than case, for file systems that ignore it, and fit
 * a file's name: the middle of a longer one is left out for a hash of all of it. The runtime looks
 * for the plain name only, so methods with longer ones are called without their bodies.
 */
final class FrameClassNames {

  private static final String SUFFIX = "$Frame";

  /** What the usual file systems take, less {@code .class}. */
  private static final int MAX_FILE_NAME_BYTES = 249;

  private final String owner;
  private final Set<String> taken = new HashSet<>();

  FrameClassNames(ParsedClass parsed) {
    this.owner = parsed.node().name;
    for (InnerClassNode inner : parsed.node().innerClasses) {
      taken.add(inner.name.toLowerCase(Locale.ROOT));
    }
  }

  String next(String method) {
    String methodName = method.replace("<", "").replace(">", ""); // <init>: not a file's name
    String name = fitting(owner + "$" + methodName);
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = fitting(owner + "$" + methodName + "$" + number);
    }
    return name;
  }

  private static String fitting(String name) {
    int start = name.lastIndexOf('/') + 1;
    if (bytes(name.substring(start) + SUFFIX) <= MAX_FILE_NAME_BYTES) {
      return name + SUFFIX;
    }
    String end = String.format("$%016x%s", LayoutHash.of(name), SUFFIX);
    int kept = start;
    int room = MAX_FILE_NAME_BYTES - end.length();
    while (room > 0) {
      int next = name.offsetByCodePoints(kept, 1);
      room -= bytes(name.substring(kept, next));
      kept = room >= 0 ? next : kept;
    }
    return name.substring(0, kept) + end;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
