package dev.heddle.weaver.emit;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.lower.Argument;
import dev.heddle.weaver.lower.BodyMethod;
import dev.heddle.weaver.lower.FrameField;
import dev.heddle.weaver.lower.Slots;
import dev.heddle.weaver.lower.Spill;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * What makes a body suspend and resume. On the ordinary path an await costs one class test; all
 * else lies out of line: a block that saves and leaves for each await, and one that restores and
 * goes on.
 */
final class SuspendCode {

  private static final String OBJECT = "java/lang/Object";

  private final StateMachine machine;
  private final FrameMembers members;
  private final StackMaps maps;
  private final Code code;
  private final BodyMethod body;
  private final Slots slots;
  private final Map<SuspendPoint, Labels> labels = new HashMap<>();
  private final LabelNode badState = new LabelNode();

  /** The places that belong to one await. */
  private record Labels(
      LabelNode suspend, LabelNode restore, LabelNode take, LabelNode taken, LabelNode go) {

    Labels() {
      this(new LabelNode(), new LabelNode(), new LabelNode(), new LabelNode(), new LabelNode());
    }
  }

  SuspendCode(StateMachine machine, FrameMembers members, StackMaps maps, Code code) {
    this.machine = machine;
    this.members = members;
    this.maps = maps;
    this.code = code;
    this.body = machine.body();
    this.slots = machine.slots();
    machine.points().forEach(point -> labels.put(point, new Labels()));
  }

  /** Called directly: on to the body. Started or resumed by a frame: to the place it tells. */
  void prologue() {
    FrameMembers.Clear clear =
        members.clearFor(machine.arguments().stream().map(Argument::field).toList());
    LabelNode start = new LabelNode();
    LabelNode begin = new LabelNode();
    code.loadObject(slots.frameParameter()).op(Opcodes.DUP).storeObject(slots.frame()); // frame
    if (slots.receiver() > 0) {
      code.loadObject(0).storeObject(slots.receiver()); // frame
    }
    code.jump(Opcodes.IFNULL, begin); //
    boolean suspends = !machine.points().isEmpty();
    if (suspends) {
      dispatch(clear == null ? begin : start);
    }
    if (clear != null) {
      if (suspends) {
        code.add(start).frame(maps.entryLocals(), List.of());
      }
      callClear(clear);
    }
    code.add(begin).frame(maps.entryLocals(), List.of());
    separateFromFrame(machine.source().method().node().instructions.getFirst());
  }

  private void dispatch(LabelNode start) {
    LabelNode[] targets =
        Stream.concat(Stream.of(start), machine.points().stream().map(p -> labelsOf(p).restore()))
            .toArray(LabelNode[]::new);
    code.loadObject(slots.frame()); // frame
    code.getField(RuntimeNames.FRAME, RuntimeNames.FRAME_STATE, "I"); // state
    code.add(new TableSwitchInsnNode(0, machine.points().size(), badState, targets)); //
  }

  /** The instructions in the place of the call of {@code Asyncio.await}. */
  void awaitSite(SuspendPoint point) {
    Labels at = labelsOf(point);
    if (point.await().kind() != AwaitPoint.Kind.AWAIT) {
      save(point); // stack... value
      goOn(point);
      return;
    }
    if (point.await().directCall() == null) {
      code.call( // stack... awaitable
          Opcodes.INVOKESTATIC,
          RuntimeNames.AWAIT_ENTRY,
          RuntimeNames.AWAIT,
          RuntimeNames.AWAIT_ENTRY_DESC);
    }
    code.op(Opcodes.DUP); // stack... result result
    code.type(Opcodes.INSTANCEOF, RuntimeNames.SUSPENSION); // stack... result isSuspension
    code.jump(Opcodes.IFNE, at.suspend()); // stack... result
    goOn(point);
  }

  /** Where a resumption comes back: as if the call had just returned. */
  private void goOn(SuspendPoint point) {
    code.add(labelsOf(point).go());
    code.frame(maps.locals(point.await().locals()), maps.stackWithObject(point.await().stack()));
    separateFromFrame(point.await().await().getNext());
  }

  /** Two stack map entries must not lie at one offset. */
  private void separateFromFrame(@Nullable AbstractInsnNode next) {
    for (AbstractInsnNode at = next; at != null && at.getOpcode() < 0; at = at.getNext()) {
      if (at instanceof FrameNode) {
        code.op(Opcodes.NOP);
        return;
      }
    }
  }

  /** Everything that lies behind the original code. */
  void outOfLine() {
    for (SuspendPoint point : machine.points()) {
      if (point.await().kind() == AwaitPoint.Kind.AWAIT) {
        suspend(point);
      }
      restore(point);
    }
    if (!machine.points().isEmpty()) {
      refuseState();
    }
  }

  private void suspend(SuspendPoint point) {
    code.add(labelsOf(point).suspend());
    code.frame(maps.locals(point.await().locals()), maps.stackWithObject(point.await().stack()));
    code.line(point.await().line()); // stack... suspension
    save(point);
  }

  private void save(SuspendPoint point) {
    FrameMembers.Save save = members.saveFor(point);
    if (save == null) {
      saveInPlace(point);
      return;
    }
    if (slots.receiver() >= 0) {
      code.loadObject(slots.receiver()); // stack... suspension this
    }
    code.loadObject(slots.frame()); // stack... suspension this frame
    for (Spill local : save.locals()) {
      code.load(local.type(), local.index()); // stack... suspension this frame locals...
    }
    code.pushInt(point.state()); // stack... suspension this frame locals... state
    code.call(Opcodes.INVOKESTATIC, body.frameClass(), save.name(), save.desc()); // answer
    code.op(Opcodes.ARETURN);
  }

  /** The same for more values than a method takes as arguments: one after the other. */
  private void saveInPlace(SuspendPoint point) {
    int suspension = slots.temporaries();
    int temporary = suspension + 1;
    code.storeObject(suspension); // stack...
    if (point.await().kind() == AwaitPoint.Kind.AWAIT) {
      makeFrame(point);
    }
    for (int i = point.stack().size() - 1; i >= 0; i--) {
      Spill entry = point.stack().get(i);
      code.store(entry.type(), temporary); // stack...
      save(entry, temporary);
    }
    point.locals().forEach(local -> save(local, local.index()));
    code.loadObject(slots.frame()).pushInt(point.state()); // frame state
    code.putField(RuntimeNames.FRAME, RuntimeNames.FRAME_STATE, "I"); //
    FrameClassEmitter.leave(code, point.await().kind(), suspension, slots.frame());
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
    code.add(made);
    List<Object> locals = maps.locals(point.await().locals());
    locals.add(OBJECT);
    List<Object> stack = maps.stackWithObject(point.await().stack());
    code.frame(locals, stack.subList(0, stack.size() - 1));
  }

  private void save(Spill spill, int slot) {
    FrameField field = spill.field();
    if (field != null) {
      code.loadObject(slots.frame()).load(spill.type(), slot); // frame value
      code.putField(body.frameClass(), field.name(), field.desc()); //
    }
  }

  private void restore(SuspendPoint point) {
    Labels at = labelsOf(point);
    code.add(at.restore()).frame(maps.entryLocals(), List.of()).line(point.await().line());
    for (Spill local : point.locals()) {
      push(local); // value
      code.store(local.type(), local.index()); //
    }
    point.stack().forEach(this::push); // stack...
    FrameMembers.Clear clear = members.clearFor(keptAt(point));
    if (clear != null) {
      callClear(clear);
    }
    code.add(at.take()).loadObject(slots.frame()); // stack... frame
    code.call(Opcodes.INVOKEVIRTUAL, RuntimeNames.FRAME, "take", "()L" + OBJECT + ";");
    code.add(at.taken()).jump(Opcodes.GOTO, at.go()); // stack... value
  }

  private void push(Spill spill) {
    FrameField field = spill.field();
    if (field == null) {
      code.pushDefault(spill.type());
    } else {
      code.loadObject(slots.frame()).getField(body.frameClass(), field.name(), field.desc());
    }
  }

  private static List<FrameField> keptAt(SuspendPoint point) {
    List<FrameField> kept = new ArrayList<>();
    Stream.concat(point.locals().stream(), point.stack().stream())
        .forEach(
            spill -> {
              FrameField field = spill.field();
              if (field != null) {
                kept.add(field);
              }
            });
    return kept;
  }

  private void callClear(FrameMembers.Clear clear) {
    code.loadObject(slots.frame());
    code.call(Opcodes.INVOKEVIRTUAL, body.frameClass(), clear.name(), "()V");
  }

  private void refuseState() {
    code.add(badState).frame(maps.entryLocals(), List.of());
    code.type(Opcodes.NEW, "java/lang/IllegalStateException").op(Opcodes.DUP);
    code.pushString("the frame of " + body.name() + " is in a state that its method does not have");
    code.call(
        Opcodes.INVOKESPECIAL,
        "java/lang/IllegalStateException",
        "<init>",
        "(Ljava/lang/String;)V");
    code.op(Opcodes.ATHROW);
  }

  /** A failure that is handed in on resumption is thrown inside the same ranges as the await. */
  void addResumeRanges(
      TryCatchBlockNode original, TryCatchBlockNode copy, List<TryCatchBlockNode> table) {
    for (SuspendPoint point : machine.points()) {
      if (point.handlers().contains(original)) {
        Labels at = labelsOf(point);
        table.add(new TryCatchBlockNode(at.take(), at.taken(), copy.handler, copy.type));
      }
    }
  }

  private Labels labelsOf(SuspendPoint point) {
    return Objects.requireNonNull(labels.get(point));
  }
}
