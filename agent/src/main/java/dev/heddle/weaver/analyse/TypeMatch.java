package dev.heddle.weaver.analyse;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Whether the types on a path are those that the stack map promises at its end, as far as that can
 * be told without the class hierarchy: one reference is as good as another.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.10.1.2">JVMS
 *     4.10.1.2</a>
 */
final class TypeMatch {

  private TypeMatch() {}

  /**
   * Checks one path.
   *
   * @param from the instruction that leads there
   * @param state the types behind it
   * @param promised the types in the stack map
   * @throws AnalyzerException when they don't match
   */
  static void check(AbstractInsnNode from, Frame<ValueType> state, Frame<ValueType> promised)
      throws AnalyzerException {
    if (state.getStackSize() != promised.getStackSize()) {
      throw new AnalyzerException(
          from,
          "the stack has "
              + state.getStackSize()
              + " entries where the stack map has "
              + promised.getStackSize());
    }
    for (int i = 0; i < promised.getLocals(); i++) {
      check(from, "local " + i, state.getLocal(i), promised.getLocal(i));
    }
    for (int i = 0; i < promised.getStackSize(); i++) {
      check(from, "stack entry " + i, state.getStack(i), promised.getStack(i));
    }
  }

  private static void check(
      AbstractInsnNode from, String what, ValueType actual, ValueType promised)
      throws AnalyzerException {
    if (!fits(actual, promised)) {
      throw new AnalyzerException(
          from, what + " is of type " + actual + " where the stack map has " + promised);
    }
  }

  private static boolean fits(ValueType actual, ValueType promised) {
    return switch (promised.kind()) {
      case TOP -> true;
      case REFERENCE ->
          actual.kind() == ValueType.Kind.REFERENCE || actual.kind() == ValueType.Kind.NULL;
      default -> actual.equals(promised);
    };
  }
}
