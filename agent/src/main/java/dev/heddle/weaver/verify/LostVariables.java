package dev.heddle.weaver.verify;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.analyse.ControlFlow;
import dev.heddle.weaver.analyse.Liveness;
import dev.heddle.weaver.analyse.ValueType;
import dev.heddle.weaver.lower.Spill;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendGroup;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Checks on the written code that whatever may be read after a resumption was brought back from the
 * frame, locals and operand stack. The liveness is computed anew, from what was written.
 */
final class LostVariables {

  private LostVariables() {}

  static void check(StateMachine machine, MethodNode body, ClassNode frame)
      throws VerificationException {
    InsnList code = body.instructions;
    FrameAccess access = new FrameAccess(frame);
    ControlFlow flow = ControlFlow.of(body);
    Liveness liveness = Liveness.of(code, flow);
    List<AbstractInsnNode> resumptions = resumptions(code);
    List<SuspendGroup> groups = machine.groups();
    if (resumptions.size() != groups.size()) {
      throw new VerificationException(
          body.name + body.desc + " resumes in " + resumptions.size() + " places", null);
    }
    for (int i = 0; i < groups.size(); i++) {
      AbstractInsnNode take = resumptions.get(i);
      requireStack(groups.get(i), take, body, access);
      BitSet lost = liveness.after(code.indexOf(take));
      lost.andNot(keptWithoutField(machine, groups.get(i)));
      lost.andNot(broughtBack(take));
      if (!lost.isEmpty()) {
        int line = groups.get(i).first().await().line();
        throw new VerificationException(
            "locals " + lost + " of " + body.name + body.desc + " are lost at line " + line, null);
      }
    }
    UnsavedVariables.check(body, access, flow, resumptions);
  }

  /** The calls that fetch what an await gave; there is one for each group, in their order. */
  private static List<AbstractInsnNode> resumptions(InsnList code) {
    List<AbstractInsnNode> calls = new ArrayList<>();
    for (AbstractInsnNode insn : code) {
      if (insn instanceof MethodInsnNode call
          && call.owner.equals(RuntimeNames.FRAME)
          && call.name.equals("take")) {
        calls.add(insn);
      }
    }
    return calls;
  }

  /** The slots that were loaded from fields since the code before this instruction was entered. */
  private static BitSet broughtBack(AbstractInsnNode take) {
    BitSet slots = new BitSet();
    for (AbstractInsnNode at : restoringBefore(take)) {
      if (at instanceof VarInsnNode store
          && store.getOpcode() >= Opcodes.ISTORE
          && store.getPrevious() instanceof FieldInsnNode) {
        slots.set(store.var);
      }
    }
    return slots;
  }

  /** The code that brings variables back before this call, the last instruction first. */
  static List<AbstractInsnNode> restoringBefore(AbstractInsnNode take) {
    List<AbstractInsnNode> restoring = new ArrayList<>();
    for (AbstractInsnNode at = take; !(at instanceof FrameNode); at = at.getPrevious()) {
      restoring.add(at);
    }
    return restoring;
  }

  /** All of the operand stack is read: what was analysed tells how much of it takes a field. */
  private static void requireStack(
      SuspendGroup group, AbstractInsnNode take, MethodNode body, FrameAccess frame)
      throws VerificationException {
    long pushed = restoringBefore(take).stream().filter(insn -> frame.pushed(insn) != null).count();
    AwaitPoint await = group.first().await();
    long needed = await.stack().stream().filter(ValueType::isStorable).count();
    if (pushed != needed) {
      throw new VerificationException(
          String.format(
              "%d of %d entries of the operand stack of %s%s are brought back at line %d",
              pushed, needed, body.name, body.desc, await.line()),
          null);
    }
  }

  /**
   * What needs no field: the weaver's own locals, the receiver, and what is null anyway (an object
   * under construction, too).
   */
  private static BitSet keptWithoutField(StateMachine machine, SuspendGroup group) {
    BitSet slots = new BitSet();
    slots.set(machine.slots().frame());
    if (machine.slots().receiver() >= 0) {
      slots.set(machine.slots().receiver());
    }
    for (Spill local : group.first().locals()) {
      if (!local.type().isStorable()) {
        slots.set(local.index());
      }
    }
    return slots;
  }
}
