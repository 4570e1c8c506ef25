package dev.heddle.weaver.verify;

import dev.heddle.weaver.verify.FrameAccess.Home;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.VarInsnNode;

/** The homes of a body, numbered for sets of them, and what its instructions do to them. */
final class Homes {

  private final List<Home> homes = new ArrayList<>();
  private final Map<Home, Integer> numbers = new HashMap<>();
  private final Map<Integer, BitSet> bySlot = new HashMap<>();
  private final Map<String, BitSet> byField = new HashMap<>();

  /** By instruction: the home that it establishes, or -1. */
  private final int[] established;

  /** By instruction: the homes that are none any more behind it. */
  private final @Nullable BitSet[] ended;

  Homes(InsnList code, FrameAccess frame, Set<Home> passed) {
    passed.forEach(this::number);
    established = new int[code.size()];
    for (int i = 0; i < established.length; i++) {
      Home read = frame.read(code.get(i));
      Home home = read == null ? frame.written(code.get(i)) : read;
      established[i] = home == null ? -1 : number(home);
    }
    ended = new BitSet[established.length]; // when all homes are known
    for (int i = 0; i < ended.length; i++) {
      ended[i] = endedBy(code.get(i), frame);
    }
  }

  private int number(Home home) {
    return numbers.computeIfAbsent(
        home,
        added -> {
          homes.add(added);
          int number = homes.size() - 1;
          bySlot.computeIfAbsent(added.slot(), slot -> new BitSet()).set(number);
          byField.computeIfAbsent(added.field(), field -> new BitSet()).set(number);
          return number;
        });
  }

  /** The other half of a wide value is nobody's concern: nothing can be read where one was cut. */
  private @Nullable BitSet endedBy(AbstractInsnNode insn, FrameAccess frame) {
    if (insn instanceof IincInsnNode increment) {
      return bySlot.get(increment.var);
    } else if (insn instanceof VarInsnNode store && store.getOpcode() >= Opcodes.ISTORE) {
      return bySlot.get(store.var);
    }
    BitSet all = new BitSet();
    for (String field : frame.overwritten(insn)) {
      all.or(byField.getOrDefault(field, all));
    }
    return all.isEmpty() ? null : all;
  }

  /** The set of these homes; of a home that the code does not know there is no number. */
  BitSet of(Collection<Home> some) {
    BitSet set = new BitSet();
    for (Home home : some) {
      Integer number = numbers.get(home);
      if (number != null) {
        set.set(number);
      }
    }
    return set;
  }

  /** Whether a home is in a set. */
  boolean contains(BitSet set, Home home) {
    Integer number = numbers.get(home);
    return number != null && set.get(number);
  }

  /** What holds behind an instruction; the same set, if it changes nothing. */
  BitSet after(int index, BitSet before) {
    BitSet gone = ended[index];
    if (gone == null && established[index] < 0) {
      return before;
    }
    BitSet after = (BitSet) before.clone();
    if (gone != null) {
      after.andNot(gone);
    }
    if (established[index] >= 0) {
      after.set(established[index]);
    }
    return after;
  }
}
