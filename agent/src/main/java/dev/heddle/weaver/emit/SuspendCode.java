package dev.heddle.weaver.emit;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.analyse.ValueType;
import dev.heddle.weaver.lower.BodyMethod;
import dev.heddle.weaver.lower.FrameField;
import dev.heddle.weaver.lower.Slots;
import dev.heddle.weaver.lower.Spill;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendGroup;
import dev.heddle.weaver.lower.SuspendPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * What makes a body suspend. On the ordinary path an await costs one class test; the code that
 * saves and leaves lies out of line.
 */
final class SuspendCode {

  private final StateMachine machine;
  private final FrameMembers members;
  private final StackMaps maps;
  private final PointLabels labels;
  private final Code code;
  private final BodyMethod body;
  private final Slots slots;
  private final InPlace inPlace;

  SuspendCode(
      StateMachine machine, FrameMembers members, StackMaps maps, PointLabels labels, Code code) {
    this.machine = machine;
    this.members = members;
    this.maps = maps;
    this.labels = labels;
    this.code = code;
    this.body = machine.body();
    this.slots = machine.slots();
    this.inPlace = new InPlace(machine, code);
  }

  /** The instructions in the place of the call of {@code await} or {@code yield}. */
  void site(SuspendPoint point) {
    LabelNode suspend = labels.of(point).suspend();
    if (point.await().kind() != AwaitPoint.Kind.AWAIT) {
      code.jump(Opcodes.GOTO, suspend); // stack... value
    } else {
      if (point.await().directCall() == null) {
        code.call( // stack... awaitable
            Opcodes.INVOKESTATIC,
            RuntimeNames.AWAIT_ENTRY,
            RuntimeNames.AWAIT,
            RuntimeNames.AWAIT_ENTRY_DESC);
      }
      code.op(Opcodes.DUP); // stack... result result
      code.type(Opcodes.INSTANCEOF, RuntimeNames.SUSPENSION); // stack... result isSuspension
      code.jump(Opcodes.IFNE, suspend); // stack... result
    }
    code.add(labels.of(point).go()).frame(localsAt(point), stackAt(point));
    separateFromFrame(point.await().await().getNext());
  }

  /** The same before a call, which then follows. */
  void siteBefore(SuspendPoint point) {
    code.op(Opcodes.ACONST_NULL); // stack... value
    code.jump(Opcodes.GOTO, labels.of(point).suspend());
    code.add(labels.of(point).go()).frame(localsAt(point), stackAt(point));
    code.op(Opcodes.POP); // stack...
  }

  /** Two stack map entries must not lie at one offset. */
  void separateFromFrame(@Nullable AbstractInsnNode next) {
    for (AbstractInsnNode at = next; at != null && at.getOpcode() < 0; at = at.getNext()) {
      if (at instanceof FrameNode) {
        code.op(Opcodes.NOP);
        return;
      }
    }
  }

  /** The locals at a suspend point, for a stack map. */
  List<Object> localsAt(SuspendPoint point) {
    return maps.locals(point.await().locals());
  }

  /** The operand stack there with one more entry on top. */
  List<Object> stackAt(SuspendPoint point, String topmost) {
    return maps.stackWith(point.await().stack(), topmost);
  }

  private List<Object> stackAt(SuspendPoint point) {
    return stackAt(point, "java/lang/Object");
  }

  /** The code that saves, for each group of states. */
  void outOfLine() {
    for (SuspendGroup group : machine.groups()) {
      for (SuspendPoint point : group.points()) {
        code.add(labels.of(point).suspend()).frame(localsAt(point), stackAt(point));
        code.line(point.await().line()); // stack... suspension
        if (group.isShared()) {
          code.pushInt(point.state()); // stack... suspension state
          code.jump(Opcodes.GOTO, labels.of(group).save());
        }
      }
      if (group.isShared()) {
        List<Object> stack = stackAt(group.first());
        stack.add(Opcodes.INTEGER);
        code.add(labels.of(group).save()).frame(localsAt(group.first()), stack);
      } else {
        code.pushInt(group.first().state()); // stack... suspension state
      }
      save(group.first());
    }
  }

  private void save(SuspendPoint point) {
    FrameMembers.Save save = members.saveFor(point);
    if (save == null) {
      saveInPlace(point);
      return;
    }
    int state = slots.temporaries();
    code.store(ValueType.INT, state); // stack... suspension
    if (slots.receiver() >= 0) {
      code.loadObject(slots.receiver()); // stack... suspension this
    }
    code.loadObject(slots.frame()); // stack... suspension this frame
    for (Spill local : point.saved()) { // not those of save, which states with other slots share
      code.load(local.type(), local.index()); // stack... suspension this frame locals...
    }
    code.load(ValueType.INT, state); // stack... suspension this frame locals... state
    code.call(Opcodes.INVOKESTATIC, body.frameClass(), save.name(), save.desc()); // answer
    leave(point);
  }

  /** The same for more values than a method takes as arguments: one after the other. */
  private void saveInPlace(SuspendPoint point) {
    int state = slots.temporaries();
    int suspension = state + 1;
    int temporary = suspension + 1;
    code.store(ValueType.INT, state); // stack... suspension
    code.storeObject(suspension); // stack...
    if (point.await().kind().mayLackFrame()) {
      makeFrame(point);
    }
    for (int i = point.stack().size() - 1; i >= 0; i--) {
      Spill entry = point.stack().get(i);
      code.store(entry.type(), temporary); // stack...
      save(entry, temporary);
    }
    point.saved().forEach(local -> save(local, local.index()));
    code.loadObject(slots.frame()).load(ValueType.INT, state); // frame state
    code.putField(RuntimeNames.FRAME, RuntimeNames.FRAME_STATE, "I"); //
    FrameClassEmitter.answer(code, point.await().kind(), suspension, slots.frame()); // answer
    leave(point);
  }

  private void leave(SuspendPoint point) {
    if (point.await().kind() == AwaitPoint.Kind.IN_PLACE) {
      inPlace.forget(point, labels.groupOf(point).restore());
    } else {
      code.op(Opcodes.ARETURN);
    }
  }

  private void makeFrame(SuspendPoint point) {
    LabelNode made = new LabelNode();
    code.loadObject(slots.frame()); // stack... frame
    code.jump(Opcodes.IFNONNULL, made); // stack...
    code.type(Opcodes.NEW, body.frameClass()).op(Opcodes.DUP); // stack... frame frame
    code.call(Opcodes.INVOKESPECIAL, body.frameClass(), "<init>", "()V"); // stack... frame
    code.storeObject(slots.frame()); // stack...
    if (slots.receiver() >= 0) {
      code.loadObject(slots.frame()).loadObject(slots.receiver()); // stack... frame this
      code.putField(body.frameClass(), "this", "L" + body.owner() + ";"); // stack...
    }
    List<Object> locals = localsAt(point);
    locals.add(Opcodes.INTEGER); // state
    locals.add("java/lang/Object"); // suspension
    List<Object> stack = stackAt(point);
    code.add(made).frame(locals, stack.subList(0, stack.size() - 1));
  }

  private void save(Spill spill, int slot) {
    FrameField field = spill.field();
    if (field != null) {
      code.loadObject(slots.frame()).load(spill.type(), slot); // frame value
      code.putField(body.frameClass(), field.name(), field.desc()); //
    }
  }
}
