package dev.heddle.weaver.lower;

import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** What the source calls a local slot at a place in the code, as the debug information tells. */
final class VariableNames {

  /** A name and the declared type's descriptor. */
  record Variable(String name, String desc) {}

  private final MethodNode method;

  VariableNames(MethodNode method) {
    this.method = method;
  }

  /**
   * The variable in a slot.
   *
   * @param slot the local slot
   * @param index the place: an index into the method's instructions
   * @param desc descriptor of what the slot holds there, the type when the source's isn't told
   */
  Variable at(int slot, int index, String desc) {
    if (method.localVariables != null) {
      InsnList code = method.instructions;
      for (LocalVariableNode variable : method.localVariables) {
        if (variable.index == slot
            && code.indexOf(variable.start) <= index
            && index < code.indexOf(variable.end)
            && isSameKind(variable.desc, desc)) {
          return new Variable(variable.name, variable.desc);
        }
      }
    }
    return new Variable("local" + slot, desc);
  }

  /**
   * The argument in a slot.
   *
   * @param slot the local slot
   * @param position its position among the arguments, from 0
   * @param desc its declared type
   */
  Variable argument(int slot, int position, String desc) {
    Variable variable = at(slot, method.instructions.size() == 0 ? 0 : firstInScope(slot), desc);
    return variable.name().equals("local" + slot) ? new Variable("arg" + position, desc) : variable;
  }

  private int firstInScope(int slot) {
    int first = Integer.MAX_VALUE;
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        if (variable.index == slot) {
          first = Math.min(first, method.instructions.indexOf(variable.start));
        }
      }
    }
    return first;
  }

  /** Debug information may be wrong; it must never decide what is an int and what a reference. */
  private static boolean isSameKind(String declared, String actual) {
    return kind(declared) == kind(actual);
  }

  private static char kind(String desc) {
    return switch (desc.charAt(0)) {
      case 'Z', 'B', 'C', 'S', 'I' -> 'I';
      case 'L', '[' -> 'L';
      default -> desc.charAt(0);
    };
  }
}
