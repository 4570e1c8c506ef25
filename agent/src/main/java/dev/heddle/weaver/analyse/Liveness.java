package dev.heddle.weaver.analyse;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which locals may still be read: a backward data-flow analysis over the instructions, exception
 * edges included. What is not live at an await is not saved.
 */
public final class Liveness {

  private final BitSet[] before;
  private final ControlFlow flow;

  private Liveness(BitSet[] before, ControlFlow flow) {
    this.before = before;
    this.flow = flow;
  }

  /** Solves the equations for a method's code. */
  public static Liveness of(InsnList code, ControlFlow flow) {
    int size = flow.size();
    BitSet[] before = new BitSet[size];
    for (int i = 0; i < size; i++) {
      before[i] = new BitSet();
    }
    AbstractInsnNode[] insns = code.toArray();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = size - 1; i >= 0; i--) {
        changed |= update(before, flow, insns[i], i);
      }
    }
    return new Liveness(before, flow);
  }

  private static boolean update(BitSet[] before, ControlFlow flow, AbstractInsnNode insn, int i) {
    BitSet live = new BitSet();
    for (int next : flow.successors(i)) {
      live.or(before[next]);
    }
    if (insn instanceof VarInsnNode var) {
      boolean load = var.getOpcode() >= Opcodes.ILOAD && var.getOpcode() <= Opcodes.ALOAD;
      live.set(var.var, load);
      if (!load && isWideStore(var)) {
        live.clear(var.var + 1);
      }
    } else if (insn instanceof IincInsnNode increment) {
      live.set(increment.var);
    }
    for (int handler : flow.handlers(i)) {
      live.or(before[handler]);
    }
    if (live.equals(before[i])) {
      return false;
    }
    before[i] = live;
    return true;
  }

  private static boolean isWideStore(VarInsnNode store) {
    return store.getOpcode() == Opcodes.LSTORE || store.getOpcode() == Opcodes.DSTORE;
  }

  /** The locals, by slot, that may be read at or after this instruction. */
  public BitSet before(int index) {
    return (BitSet) before[index].clone();
  }

  /**
   * The locals that may be read after this instruction has ended, whether with a value or with an
   * exception: what an await must keep.
   */
  public BitSet after(int index) {
    BitSet live = new BitSet();
    for (int next : flow.successors(index)) {
      live.or(before[next]);
    }
    for (int handler : flow.handlers(index)) {
      live.or(before[handler]);
    }
    return live;
  }
}
