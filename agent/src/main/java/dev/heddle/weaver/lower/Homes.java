package dev.heddle.weaver.lower;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The pairs of a local and a field that keeps it, numbered for sets of them. */
final class Homes {

  /** That a field keeps a local. */
  private record Home(int slot, FrameField field) {}

  private final List<Home> homes = new ArrayList<>();

  /** The homes of arguments before the body begins. */
  BitSet ofArguments(List<Argument> arguments) {
    BitSet set = new BitSet();
    arguments.forEach(argument -> set.set(number(argument.slot(), argument.field())));
    return set;
  }

  /** The homes of what is kept in a state. */
  BitSet of(SuspendPoint point) {
    BitSet set = new BitSet();
    for (Spill local : point.locals()) {
      FrameField field = local.field();
      if (field != null) {
        set.set(number(local.index(), field));
      }
    }
    return set;
  }

  private int number(int slot, FrameField field) {
    Home home = new Home(slot, field);
    int number = homes.indexOf(home);
    if (number < 0) {
      number = homes.size();
      homes.add(home);
    }
    return number;
  }

  /** Those that keep references. */
  BitSet references() {
    return IntStream.range(0, homes.size())
        .filter(number -> homes.get(number).field().isReference())
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  /** Those whose field differs from the local once this instruction has written to it. */
  BitSet writtenBy(AbstractInsnNode insn) {
    int slot;
    boolean isWide = false;
    if (insn instanceof IincInsnNode increment) {
      slot = increment.var;
    } else if (insn instanceof VarInsnNode store
        && store.getOpcode() >= Opcodes.ISTORE
        && store.getOpcode() <= Opcodes.ASTORE) {
      slot = store.var;
      isWide = store.getOpcode() == Opcodes.LSTORE || store.getOpcode() == Opcodes.DSTORE;
    } else {
      return new BitSet();
    }
    BitSet written = new BitSet();
    for (int number = 0; number < homes.size(); number++) {
      Home home = homes.get(number);
      int end = home.slot() + (home.field().isWide() ? 2 : 1);
      written.set(number, slot < end && home.slot() < slot + (isWide ? 2 : 1));
    }
    return written;
  }

  /** Those of locals that are not among the live ones. */
  BitSet deadIn(BitSet candidates, BitSet liveLocals) {
    BitSet dead = (BitSet) candidates.clone();
    candidates.stream()
        .filter(number -> liveLocals.get(homes.get(number).slot()))
        .forEach(dead::clear);
    return dead;
  }

  /** The fields of a set, each once. */
  List<FrameField> fields(BitSet set) {
    return set.stream().mapToObj(number -> homes.get(number).field()).distinct().toList();
  }
}
