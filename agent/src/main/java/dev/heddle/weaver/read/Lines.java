package dev.heddle.weaver.read;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LineNumberNode;

/** Source lines of instructions; 0 stands for a line that the class file doesn't tell. */
public final class Lines {

  private Lines() {}

  /** The line of an instruction: that of the last line entry at or before it. */
  public static int of(AbstractInsnNode insn) {
    for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
      if (at instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }

  /** The line where a method's code begins. */
  public static int firstOf(InsnList code) {
    for (AbstractInsnNode insn : code) {
      if (insn instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }
}
