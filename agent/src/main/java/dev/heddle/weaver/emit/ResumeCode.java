package dev.heddle.weaver.emit;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.lower.Argument;
import dev.heddle.weaver.lower.BodyMethod;
import dev.heddle.weaver.lower.FrameField;
import dev.heddle.weaver.lower.Slots;
import dev.heddle.weaver.lower.Spill;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendGroup;
import dev.heddle.weaver.lower.SuspendPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * What makes a body start and go on: the dispatch before the original code, and behind it the code
 * that brings variables back from the frame.
 */
final class ResumeCode {

  /** From here on comparisons take less room than a table of all states. */
  private static final int STATES_PER_COMPARISON = 8;

  private static final String ILLEGAL_STATE = "java/lang/IllegalStateException";

  private final StateMachine machine;
  private final FrameMembers members;
  private final StackMaps maps;
  private final PointLabels labels;
  private final Code code;
  private final BodyMethod body;
  private final Slots slots;
  private final LabelNode badState = new LabelNode();

  ResumeCode(
      StateMachine machine, FrameMembers members, StackMaps maps, PointLabels labels, Code code) {
    this.machine = machine;
    this.members = members;
    this.maps = maps;
    this.labels = labels;
    this.code = code;
    this.body = machine.body();
    this.slots = machine.slots();
  }

  /** Called directly: on to the body. Started or resumed by a frame: to the place it tells. */
  void prologue() {
    if (machine.source().method().isInPlace()) {
      new InPlace(machine, code).prologue();
      return;
    }
    FrameMembers.Clear clear =
        members.clearFor(
            machine.arguments().stream()
                .map(Argument::field)
                .filter(field -> !machine.kept().fromStart().contains(field))
                .toList());
    LabelNode start = new LabelNode();
    LabelNode begin = new LabelNode();
    code.loadObject(slots.frameParameter()).storeObject(slots.frame()); //
    if (slots.receiver() > 0) {
      code.loadObject(0).storeObject(slots.receiver()); //
    }
    if (body.takesArguments()) {
      code.loadObject(slots.frame()).jump(Opcodes.IFNULL, begin); //
    }
    boolean hasStart = clear != null || !body.takesArguments();
    if (!machine.points().isEmpty()) {
      dispatch(hasStart ? start : begin);
      if (hasStart) {
        code.add(start).frame(maps.arrivalLocals(), List.of());
      }
    }
    if (!body.takesArguments()) {
      machine.arguments().forEach(this::fetch);
    }
    if (clear != null) {
      call(clear);
    }
    code.add(begin).frame(maps.entryLocals(), List.of());
  }

  private void fetch(Argument argument) {
    FrameField field = argument.field();
    code.loadObject(slots.frame()).getField(body.frameClass(), field.name(), field.desc());
    code.store(argument.type(), argument.slot());
  }

  private void dispatch(LabelNode start) {
    Map<Integer, LabelNode> runs = runs();
    pushState(); // state
    if (runs.size() * STATES_PER_COMPARISON <= machine.points().size()) {
      code.jump(Opcodes.IFEQ, start); //
      runs.forEach(
          (last, restore) -> {
            pushState(); // state
            code.pushInt(last).jump(Opcodes.IF_ICMPLE, restore); //
          });
      code.jump(Opcodes.GOTO, badState);
      return;
    }
    LabelNode[] targets =
        Stream.concat(
                Stream.of(start),
                machine.points().stream().map(point -> labels.groupOf(point).restore()))
            .toArray(LabelNode[]::new);
    code.add(new TableSwitchInsnNode(0, machine.points().size(), badState, targets)); //
  }

  /** The last state of each run of states that restore alike, and where they do. */
  private Map<Integer, LabelNode> runs() {
    Map<Integer, LabelNode> runs = new TreeMap<>();
    for (SuspendPoint point : machine.points()) {
      LabelNode restore = labels.groupOf(point).restore();
      runs.remove(point.state() - 1, restore);
      runs.put(point.state(), restore);
    }
    return runs;
  }

  private void pushState() {
    code.loadObject(slots.frame());
    code.getField(RuntimeNames.FRAME, RuntimeNames.FRAME_STATE, "I");
  }

  /** The code that restores, for each group of states. */
  void outOfLine() {
    machine.groups().forEach(this::restore);
    if (!machine.points().isEmpty() && !machine.source().method().isInPlace()) {
      refuseState();
    }
  }

  private void restore(SuspendGroup group) {
    SuspendPoint point = group.first();
    PointLabels.Group at = labels.of(group);
    // the line of the code before the jump here: a debugger must not stop until all is back
    code.add(at.restore()).frame(maps.arrivalLocals(), List.of()).line(machine.firstLine());
    for (Spill local : point.locals()) {
      push(local); // value
      code.store(local.type(), local.index()); //
    }
    point.stack().forEach(this::push); // stack...
    FrameMembers.Clear clear = members.clearFor(takenOutAt(point));
    if (clear != null) {
      call(clear);
    }
    code.add(at.take()).line(point.await().line());
    code.loadObject(slots.frame()); // stack... frame
    code.call(Opcodes.INVOKEVIRTUAL, RuntimeNames.FRAME, "take", "()Ljava/lang/Object;");
    code.add(at.taken()); // stack... value
    goOn(group);
  }

  private void goOn(SuspendGroup group) {
    List<SuspendPoint> points = group.points();
    LabelNode last = labels.of(points.get(points.size() - 1)).go();
    if (!group.isShared()) {
      code.jump(Opcodes.GOTO, last);
      return;
    }
    int[] states = points.stream().mapToInt(SuspendPoint::state).toArray();
    LabelNode[] targets =
        points.stream().map(point -> labels.of(point).go()).toArray(LabelNode[]::new);
    int highest = states[states.length - 1];
    pushState(); // stack... value state
    code.add(
        highest - states[0] + 1 == states.length
            ? new TableSwitchInsnNode(states[0], highest, last, targets)
            : new LookupSwitchInsnNode(last, states, targets)); // stack... value
  }

  private void push(Spill spill) {
    FrameField field = spill.field();
    if (field == null) {
      code.pushDefault(spill.type());
    } else {
      code.loadObject(slots.frame()).getField(body.frameClass(), field.name(), field.desc());
    }
  }

  private static List<FrameField> takenOutAt(SuspendPoint point) {
    List<FrameField> taken = new ArrayList<>();
    for (Spill spill : Stream.of(point.locals(), point.stack()).flatMap(List::stream).toList()) {
      FrameField field = spill.field();
      if (field != null && !point.kept().contains(field)) {
        taken.add(field);
      }
    }
    return taken;
  }

  private void call(FrameMembers.Clear clear) {
    code.loadObject(slots.frame());
    code.call(Opcodes.INVOKEVIRTUAL, body.frameClass(), clear.name(), "()V");
  }

  private void refuseState() {
    code.add(badState).frame(maps.arrivalLocals(), List.of());
    code.type(Opcodes.NEW, ILLEGAL_STATE).op(Opcodes.DUP);
    code.pushString("the frame of " + body.name() + " is in a state that its method does not have");
    code.call(Opcodes.INVOKESPECIAL, ILLEGAL_STATE, "<init>", "(Ljava/lang/String;)V");
    code.op(Opcodes.ATHROW);
  }

  /** A failure that is handed in on resumption is thrown inside the same ranges as the await. */
  void addRanges(
      TryCatchBlockNode original, TryCatchBlockNode copy, List<TryCatchBlockNode> table) {
    for (SuspendGroup group : machine.groups()) {
      if (group.first().handlers().contains(original)) {
        PointLabels.Group at = labels.of(group);
        table.add(new TryCatchBlockNode(at.take(), at.taken(), copy.handler, copy.type));
      }
    }
  }

  /** What a debugger shows where a resumed method goes on. */
  void addVariables(MethodNode source, VariableTable table) {
    for (SuspendGroup group : machine.groups()) {
      PointLabels.Group at = labels.of(group);
      int index = source.instructions.indexOf(group.first().await().await());
      for (Spill local : group.first().locals()) {
        LocalVariableNode kept = variable(local, source, index);
        if (kept != null) {
          table.add(
              new LocalVariableNode(
                  kept.name, kept.desc, kept.signature, at.take(), at.taken(), kept.index));
        }
      }
    }
  }

  /** Only one, whatever the compiler wrote: the JVM refuses entries that say the same. */
  private static @Nullable LocalVariableNode variable(Spill local, MethodNode source, int index) {
    FrameField field = local.field();
    if (field != null) {
      for (LocalVariableNode variable : source.localVariables) {
        if (variable.index == local.index()
            && variable.name.equals(field.variable())
            && variable.desc.equals(field.variableDesc())
            && source.instructions.indexOf(variable.start) <= index
            && index < source.instructions.indexOf(variable.end)) {
          return variable;
        }
      }
    }
    return null;
  }
}
