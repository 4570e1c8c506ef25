package dev.heddle.weaver.analyse;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;

/**
 * Which {@code synchronized} blocks are open at an instruction. Follows the paths forward from the
 * entry; code that enters and leaves monitors out of order can't be written in Java and is judged
 * by the first path that reaches an instruction.
 */
@SuppressWarnings("ReferenceEquality") // UNVISITED is one object, and equal to no state
final class Monitors {

  /** The innermost open monitor, and those around it. */
  private record Held(AbstractInsnNode entered, @Nullable Held outer) {}

  private static final Held UNVISITED = new Held(new InsnNode(Opcodes.NOP), null);

  private final @Nullable Held[] held;

  private Monitors(@Nullable Held[] held) {
    this.held = held;
  }

  static Monitors of(InsnList code, ControlFlow flow) {
    int size = flow.size();
    @Nullable Held[] held = new Held[size];
    Arrays.fill(held, UNVISITED);
    ArrayDeque<Integer> work = new ArrayDeque<>();
    if (size > 0) {
      held[0] = null;
      work.add(0);
    }
    while (!work.isEmpty()) {
      int index = work.remove();
      Held after = step(code.get(index), held[index]);
      for (int next : flow.successors(index)) {
        visit(held, work, next, after);
      }
      for (int handler : flow.handlers(index)) {
        visit(held, work, handler, held[index]);
      }
    }
    return new Monitors(held);
  }

  private static @Nullable Held step(AbstractInsnNode insn, @Nullable Held before) {
    if (insn.getOpcode() == Opcodes.MONITORENTER) {
      return new Held(insn, before);
    }
    return insn.getOpcode() == Opcodes.MONITOREXIT && before != null ? before.outer : before;
  }

  private static void visit(
      @Nullable Held[] held, ArrayDeque<Integer> work, int index, @Nullable Held state) {
    if (held[index] == UNVISITED) {
      held[index] = state;
      work.add(index);
    }
  }

  /** The {@code MONITORENTER} of the innermost monitor held before an instruction; null if none. */
  @Nullable AbstractInsnNode innermostAt(int index) {
    Held state = held[index];
    return state == null || state == UNVISITED ? null : state.entered;
  }
}
