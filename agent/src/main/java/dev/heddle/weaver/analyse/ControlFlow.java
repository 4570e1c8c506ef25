package dev.heddle.weaver.analyse;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The graph of a method's instructions, by their index in its list: ordinary successors, and the
 * handlers that an exception in an instruction may reach.
 */
public final class ControlFlow {

  private static final int[] NONE = {};

  private final int[][] successors;
  private final int[][] handlers;
  private final boolean[] jumpTargets;
  private final BitSet reachable = new BitSet();

  private ControlFlow(int[][] successors, int[][] handlers, boolean[] jumpTargets) {
    this.successors = successors;
    this.handlers = handlers;
    this.jumpTargets = jumpTargets;
    reach();
  }

  private void reach() {
    int[] work = new int[successors.length];
    int waiting = reach(0, work, 0);
    while (waiting > 0) {
      int index = work[--waiting];
      for (int next : successors[index]) {
        waiting = reach(next, work, waiting);
      }
      for (int handler : handlers[index]) {
        waiting = reach(handler, work, waiting);
      }
    }
  }

  private int reach(int index, int[] work, int waiting) {
    if (index >= work.length || reachable.get(index)) {
      return waiting;
    }
    reachable.set(index);
    work[waiting] = index;
    return waiting + 1;
  }

  /** The graph of a method with code. */
  public static ControlFlow of(MethodNode method) {
    InsnList code = method.instructions;
    int size = code.size();
    int[][] successors = new int[size][];
    boolean[] targets = new boolean[size];
    for (int i = 0; i < size; i++) {
      AbstractInsnNode insn = code.get(i);
      List<LabelNode> labels = Flow.jumpTargets(insn);
      boolean falls = Flow.fallsThrough(insn) && i + 1 < size;
      int[] next = new int[labels.size() + (falls ? 1 : 0)];
      int count = 0;
      for (LabelNode label : labels) {
        next[count] = code.indexOf(label);
        targets[next[count++]] = true;
      }
      if (falls) {
        next[count] = i + 1;
      }
      successors[i] = next;
    }
    return new ControlFlow(successors, handlers(method, targets), targets);
  }

  private static int[][] handlers(MethodNode method, boolean[] targets) {
    int size = method.instructions.size();
    int[][] handlers = new int[size][];
    Arrays.fill(handlers, NONE);
    BitSet closed = new BitSet(size);
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      int handler = method.instructions.indexOf(block.handler);
      targets[handler] = true;
      int end = method.instructions.indexOf(block.end);
      for (int i = method.instructions.indexOf(block.start); i < end; i++) {
        if (!closed.get(i)) {
          handlers[i] = append(handlers[i], handler);
        }
        // Behind a handler that takes everything no other handler is ever reached.
        closed.set(i, closed.get(i) || block.type == null);
      }
    }
    return handlers;
  }

  private static int[] append(int[] list, int last) {
    int[] longer = Arrays.copyOf(list, list.length + 1);
    longer[list.length] = last;
    return longer;
  }

  /** Number of entries of the instruction list. */
  public int size() {
    return successors.length;
  }

  /** Indices of the instructions that may follow this one without an exception. Do not modify. */
  public int[] successors(int index) {
    return successors[index];
  }

  /** Indices of the handlers whose range covers this instruction. Do not modify. */
  public int[] handlers(int index) {
    return handlers[index];
  }

  /** Whether any path leads here. Compilers write no other code, but some tools do. */
  public boolean isReachable(int index) {
    return reachable.get(index);
  }

  /** Whether a jump, a switch or an exception can come to this entry. */
  public boolean isJumpTarget(int index) {
    return jumpTargets[index];
  }
}
