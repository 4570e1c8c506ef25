package dev.heddle.weaver.verify;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.analyse.ControlFlow;
import dev.heddle.weaver.verify.FrameAccess.Home;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Checks on the written code that whatever is brought back from the frame was in its field when the
 * method was suspended: written there and then, or kept there since before, by whatever way the
 * method got to that place.
 */
final class UnsavedVariables {

  private final MethodNode body;
  private final FrameAccess frame;
  private final InsnList code;
  private final ControlFlow flow;

  /** By instruction, as of before it: what surely holds. Null: not reached. */
  private @Nullable Set<Home> @Nullable [] before;

  private UnsavedVariables(MethodNode body, ClassNode frame, ControlFlow flow) {
    this.body = body;
    this.frame = new FrameAccess(frame);
    this.code = body.instructions;
    this.flow = flow;
  }

  /**
   * Checks a body.
   *
   * @param resumptions where the method goes on, in the order of the code that suspends it
   */
  static void check(
      MethodNode body, ClassNode frame, ControlFlow flow, List<AbstractInsnNode> resumptions)
      throws VerificationException {
    UnsavedVariables variables = new UnsavedVariables(body, frame, flow);
    List<AbstractInsnNode> suspensions = variables.suspensions();
    if (suspensions.size() != resumptions.size()) {
      throw variables.flaw("is suspended in " + suspensions.size() + " places");
    }
    for (int i = 0; i < suspensions.size(); i++) {
      variables.check(suspensions.get(i), variables.broughtBackBefore(resumptions.get(i)));
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

  private VerificationException flaw(String what) {
    return new VerificationException(body.name + body.desc + " " + what, null);
  }

  private boolean isHeldBefore(AbstractInsnNode insn, Home home) {
    if (before == null) {
      before = follow();
    }
    Set<Home> held = before[code.indexOf(insn)];
    return held == null || held.contains(home); // null behind a handler of what never throws
  }

  private @Nullable Set<Home>[] follow() {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of sets
    @Nullable Set<Home>[] states = new Set[code.size()];
    states[0] = frame.passed((body.access & Opcodes.ACC_STATIC) == 0);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < states.length; i++) {
        Set<Home> now = states[i];
        if (now != null) {
          changed |= follow(i, now, states);
        }
      }
    }
    return states;
  }

  private boolean follow(int index, Set<Home> now, @Nullable Set<Home>[] states) {
    Set<Home> after = after(code.get(index), now);
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

  private static boolean meet(int index, Set<Home> held, @Nullable Set<Home>[] states) {
    Set<Home> was = states[index];
    if (was == null) {
      states[index] = new HashSet<>(held);
      return true;
    }
    return was.retainAll(held);
  }

  /** The other half of a wide value is nobody's concern: nothing can be read where one was cut. */
  private Set<Home> after(AbstractInsnNode insn, Set<Home> now) {
    Home read = frame.read(insn);
    Home written = frame.written(insn);
    Set<String> overwritten = frame.overwritten(insn);
    int slot =
        insn instanceof IincInsnNode increment
            ? increment.var
            : insn instanceof VarInsnNode store && store.getOpcode() >= Opcodes.ISTORE
                ? store.var
                : -1;
    if (slot < 0 && overwritten.isEmpty()) {
      return now;
    }
    Set<Home> after = new HashSet<>(now);
    after.removeIf(home -> home.slot() == slot || overwritten.contains(home.field()));
    if (read != null) {
      after.add(read);
    }
    if (written != null) {
      after.add(written);
    }
    return after;
  }
}
