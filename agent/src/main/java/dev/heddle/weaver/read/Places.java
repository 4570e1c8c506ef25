package dev.heddle.weaver.read;

import dev.heddle.weaver.diag.Location;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
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
    return of(node, method, line, 0);
  }

  /** An instruction of a method. */
  public static Location of(ClassNode node, MethodNode method, AbstractInsnNode insn) {
    return of(node, method, Lines.of(insn), method.instructions.indexOf(insn));
  }

  private static Location of(ClassNode node, MethodNode method, int line, int index) {
    long methodIndex = node.methods.indexOf(method);
    return new Location(
        binaryName(node),
        sourceName(method),
        node.sourceFile,
        line,
        (methodIndex << Integer.SIZE) + index);
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
