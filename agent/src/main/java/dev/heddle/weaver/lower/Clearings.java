package dev.heddle.weaver.lower;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Where the fields of references that have died are cleared. */
final class Clearings {

  private final Homes homes;
  private final BitSet references;
  private final Map<AbstractInsnNode, BitSet> before = new HashMap<>();
  private final Map<AbstractInsnNode, BitSet> after = new HashMap<>();

  Clearings(Homes homes) {
    this.homes = homes;
    this.references = homes.references();
  }

  /**
   * Clears homes where an instruction is reached; behind it if it is a {@code NEW}. Stack maps name
   * an unfinished object by the place of that, so that nothing can get between the two.
   */
  void addBefore(AbstractInsnNode insn, BitSet dead) {
    add(insn.getOpcode() == Opcodes.NEW ? after : before, insn, dead);
  }

  /** Clears homes once an instruction has been executed. */
  void addAfter(AbstractInsnNode insn, BitSet dead) {
    add(after, insn, dead);
  }

  private void add(Map<AbstractInsnNode, BitSet> where, AbstractInsnNode insn, BitSet dead) {
    BitSet cleared = (BitSet) dead.clone();
    cleared.and(references);
    if (!cleared.isEmpty()) {
      where.computeIfAbsent(insn, key -> new BitSet()).or(cleared);
    }
  }

  /** The fields to clear before an instruction. */
  Map<AbstractInsnNode, List<FrameField>> before() {
    return fields(before);
  }

  /** The fields to clear behind an instruction. */
  Map<AbstractInsnNode, List<FrameField>> after() {
    return fields(after);
  }

  private Map<AbstractInsnNode, List<FrameField>> fields(Map<AbstractInsnNode, BitSet> cleared) {
    Map<AbstractInsnNode, List<FrameField>> fields = new HashMap<>();
    cleared.forEach((insn, set) -> fields.put(insn, homes.fields(set)));
    return fields;
  }
}
