package dev.heddle.weaver.verify;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.analyse.ControlFlow;
import dev.heddle.weaver.verify.FrameAccess.Home;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Checks on the written code that whatever is brought back from the frame, a local or an entry of
 * the operand stack, was in its field when the method was suspended: written there and then, or
 * kept there since before, by whatever way the method got to that place.
 */
final class UnsavedVariables {

  private final MethodNode body;
  private final FrameAccess frame;
  private final InsnList code;
  private final ControlFlow flow;

  /** By instruction, as of before it: what surely holds. Null: not reached. */
  private @Nullable BitSet @Nullable [] before;

  /** Null as long as it wasn't asked for either. */
  private @Nullable Homes homes;

  private UnsavedVariables(MethodNode body, FrameAccess frame, ControlFlow flow) {
    this.body = body;
    this.frame = frame;
    this.code = body.instructions;
    this.flow = flow;
  }

  /**
   * Checks a body.
   *
   * @param resumptions where the method goes on, in the order of the code that suspends it
   */
  static void check(
      MethodNode body, FrameAccess frame, ControlFlow flow, List<AbstractInsnNode> resumptions)
      throws VerificationException {
    UnsavedVariables variables = new UnsavedVariables(body, frame, flow);
    List<AbstractInsnNode> suspensions = variables.suspensions();
    if (suspensions.size() != resumptions.size()) {
      throw variables.flaw("is suspended in " + suspensions.size() + " places");
    }
    for (int i = 0; i < suspensions.size(); i++) {
      variables.check(suspensions.get(i), variables.broughtBackBefore(resumptions.get(i)));
      variables.checkStack(suspensions.get(i), resumptions.get(i));
    }
  }

  /** Where the state is written, in the body or by what it calls. */
  private List<AbstractInsnNode> suspensions() {
    List<AbstractInsnNode> found = new ArrayList<>();
    for (AbstractInsnNode insn : code) {
      boolean writesState =
          insn instanceof FieldInsnNode write
              && write.getOpcode() == Opcodes.PUTFIELD
              && write.owner.equals(RuntimeNames.FRAME)
              && write.name.equals(RuntimeNames.FRAME_STATE);
      if (writesState || frame.isSave(insn)) {
        found.add(insn);
      }
    }
    return found;
  }

  /** Also what the code behind does not read: the next suspension may rely on its field. */
  private Set<Home> broughtBackBefore(AbstractInsnNode take) {
    Set<Home> homes = new HashSet<>();
    for (AbstractInsnNode load : LostVariables.restoringBefore(take)) {
      Home home = frame.read(load);
      if (home != null) {
        homes.add(home);
      }
    }
    return homes;
  }

  private void check(AbstractInsnNode suspension, Set<Home> broughtBack)
      throws VerificationException {
    Set<Home> missing = new HashSet<>(broughtBack);
    if (suspension instanceof MethodInsnNode save) {
      missing.removeAll(frame.saved(save));
    }
    if (!missing.isEmpty()) { // few methods keep anything: only for them it is found out
      missing.removeIf(home -> isHeldBefore(suspension, home));
    }
    if (!missing.isEmpty()) {
      throw flaw("is suspended without " + missing);
    }
  }

  /** Nothing is kept of the operand stack, so that each suspension has to write all of it. */
  private void checkStack(AbstractInsnNode suspension, AbstractInsnNode take)
      throws VerificationException {
    Set<String> missing = new TreeSet<>();
    for (AbstractInsnNode insn : LostVariables.restoringBefore(take)) {
      String field = frame.pushed(insn);
      if (field != null) {
        missing.add(field);
      }
    }
    missing.removeAll(frame.savedFromStack(suspension));
    if (!missing.isEmpty()) {
      throw flaw("is suspended without " + missing + " of its operand stack");
    }
  }

  private VerificationException flaw(String what) {
    return new VerificationException(body.name + body.desc + " " + what, null);
  }

  private boolean isHeldBefore(AbstractInsnNode insn, Home home) {
    if (homes == null || before == null) {
      Set<Home> passed = frame.passed((body.access & Opcodes.ACC_STATIC) == 0);
      homes = new Homes(code, frame, passed);
      before = follow(homes, homes.of(passed));
    }
    BitSet held = before[code.indexOf(insn)];
    return held == null || homes.contains(held, home); // null behind a handler of what never throws
  }

  private @Nullable BitSet[] follow(Homes numbered, BitSet passed) {
    @Nullable BitSet[] states = new BitSet[code.size()];
    states[0] = passed;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < states.length; i++) {
        BitSet now = states[i];
        if (now != null) {
          changed |= follow(i, now, numbered.after(i, now), states);
        }
      }
    }
    return states;
  }

  private boolean follow(int index, BitSet now, BitSet after, @Nullable BitSet[] states) {
    boolean changed = false;
    for (int next : flow.successors(index)) {
      changed |= meet(next, after, states);
    }
    if (mayThrow(code.get(index))) {
      for (int handler : flow.handlers(index)) {
        changed |= meet(handler, now, states) | meet(handler, after, states);
      }
    }
    return changed;
  }

  /**
   * Not what the weaver writes in the place of a yield or a return, and in front of it: that lies
   * in the range of handlers that never see what it does.
   */
  private boolean mayThrow(AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode call) {
      return !call.owner.equals(RuntimeNames.GENERATOR_FRAME);
    }
    int opcode = insn.getOpcode();
    boolean onlyMovesValues =
        insn instanceof VarInsnNode
            || opcode <= Opcodes.DCONST_1
            || opcode >= Opcodes.POP && opcode <= Opcodes.SWAP;
    boolean onlyLeads =
        insn instanceof JumpInsnNode || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    return !onlyMovesValues && !onlyLeads && !frame.isOwnField(insn);
  }

  private static boolean meet(int index, BitSet held, @Nullable BitSet[] states) {
    BitSet was = states[index];
    if (was == null) {
      states[index] = (BitSet) held.clone();
      return true;
    }
    int size = was.cardinality();
    was.and(held);
    return was.cardinality() < size;
  }
}
