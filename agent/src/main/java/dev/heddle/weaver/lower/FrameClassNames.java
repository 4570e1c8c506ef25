package dev.heddle.weaver.lower;

import dev.heddle.weaver.read.ParsedClass;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.objectweb.asm.tree.InnerClassNode;

/**
 * Gives each async method of a class the name of its frame class, {@code Host$method$Frame};
 * overloads are numbered. Names differ in more than case, for file systems that ignore it.
 */
final class FrameClassNames {

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
    String name = owner + "$" + methodName + "$Frame";
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = owner + "$" + methodName + "$" + number + "$Frame";
    }
    return name;
  }
}
