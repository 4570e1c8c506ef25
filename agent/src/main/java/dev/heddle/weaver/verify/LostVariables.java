package dev.heddle.weaver.verify;

import dev.heddle.weaver.analyse.ControlFlow;
import dev.heddle.weaver.analyse.Liveness;
import dev.heddle.weaver.analyse.ValueType;
import dev.heddle.weaver.lower.Spill;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendPoint;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Checks on the written code that whatever may be read after a resumption was brought back from the
 * frame. The liveness is computed anew, from what was written.
 */
final class LostVariables {

  private LostVariables() {}

  static void check(StateMachine machine, MethodNode body) throws VerificationException {
    if (machine.points().isEmpty()) {
      return;
    }
    InsnList code = body.instructions;
    ControlFlow flow = ControlFlow.of(body);
    Liveness liveness = Liveness.of(code, flow);
    TableSwitchInsnNode dispatch = dispatchOf(code);
    for (SuspendPoint point : machine.points()) {
      LabelNode restore = dispatch.labels.get(point.state());
      BitSet kept = keptWithoutField(machine, point);
      AbstractInsnNode at = restore;
      while (!isTake(at)) {
        if (at instanceof VarInsnNode store
            && store.getOpcode() >= Opcodes.ISTORE
            && store.getPrevious() instanceof FieldInsnNode) {
          kept.set(store.var);
        }
        at = at.getNext();
      }
      BitSet needed = liveness.after(code.indexOf(at));
      needed.andNot(kept);
      if (!needed.isEmpty()) {
        throw new VerificationException(
            "locals "
                + needed
                + " of "
                + body.name
                + body.desc
                + " are lost at the await in line "
                + point.await().line(),
            null);
      }
    }
  }

  /** What needs no field: the weaver's own locals, the receiver, and what is null anyway. */
  private static BitSet keptWithoutField(StateMachine machine, SuspendPoint point) {
    BitSet slots = new BitSet();
    slots.set(machine.slots().frame());
    if (machine.slots().receiver() >= 0) {
      slots.set(machine.slots().receiver());
    }
    for (Spill local : point.locals()) {
      if (local.type().kind() == ValueType.Kind.NULL) {
        slots.set(local.index());
      }
    }
    return slots;
  }

  private static TableSwitchInsnNode dispatchOf(InsnList code) throws VerificationException {
    for (AbstractInsnNode insn : code) {
      if (insn instanceof TableSwitchInsnNode dispatch) {
        return dispatch;
      }
    }
    throw new VerificationException("the dispatch on the state is missing", null);
  }

  private static boolean isTake(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call && call.name.equals("take");
  }
}
