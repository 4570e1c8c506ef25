package dev.heddle.weaver.read;

import dev.heddle.weaver.diag.Location;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Places in a class file, for diagnostics. */
public final class Places {

  private static final String LAMBDA = "lambda$";

  private Places() {}

  /** The class as a whole. */
  public static Location of(ClassNode node) {
    return new Location(binaryName(node), null, node.sourceFile, 0);
  }

  /** A line of a method. A lambda's body is named after the method that it stands in. */
  public static Location of(ClassNode node, MethodNode method, int line) {
    return new Location(binaryName(node), sourceName(method), node.sourceFile, line);
  }

  private static String binaryName(ClassNode node) {
    return node.name.replace('/', '.');
  }

  private static @Nullable String sourceName(MethodNode method) {
    String name = method.name;
    if (name.startsWith(LAMBDA) && name.lastIndexOf('$') > LAMBDA.length()) {
      return name.substring(LAMBDA.length(), name.lastIndexOf('$'));
    }
    return name;
  }
}
