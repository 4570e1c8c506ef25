package dev.heddle.weaver.lower;

import dev.heddle.weaver.analyse.AnalysedMethod;
import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.analyse.ValueType;
import dev.heddle.weaver.read.AsyncMethod;
import dev.heddle.weaver.read.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Makes the plan of one method. */
final class MethodPlan {

  private final AnalysedMethod analysed;
  private final AsyncMethod method;
  private final MethodNode node;
  private final Map<String, BodyMethod> bodies;
  private final VariableNames names;
  private final FrameFields fields = new FrameFields();

  MethodPlan(AnalysedMethod analysed, Map<String, BodyMethod> bodies) {
    this.analysed = analysed;
    this.method = analysed.method();
    this.node = method.node();
    this.bodies = bodies;
    this.names = new VariableNames(node);
  }

  StateMachine make() {
    List<Argument> arguments = arguments();
    List<SuspendPoint> points = new ArrayList<>();
    for (AwaitPoint await : analysed.awaits()) {
      points.add(point(points.size() + 1, await));
    }
    KeptFields kept = KeptFields.NONE;
    if (FieldKeeping.isWorthwhile(analysed)) {
      FieldKeeping keeping = new FieldKeeping(analysed, arguments, points);
      kept = keeping.fields();
      points.replaceAll(keeping::keepAt);
    }
    return new StateMachine(
        analysed,
        Objects.requireNonNull(bodies.get(method.key())),
        fields.all(),
        arguments,
        List.copyOf(points),
        SuspendGroup.of(points),
        kept,
        slots(),
        Lines.firstOf(node.instructions),
        LayoutHash.of(method, points),
        Map.copyOf(bodies));
  }

  private List<Argument> arguments() {
    FrameFields.State state = fields.newState();
    List<Argument> arguments = new ArrayList<>();
    int slot = method.isStatic() ? 0 : 1;
    for (Type declared : Type.getArgumentTypes(node.desc)) {
      ValueType type = Objects.requireNonNull(ValueType.of(declared));
      VariableNames.Variable variable =
          names.argument(slot, arguments.size(), declared.getDescriptor());
      arguments.add(new Argument(slot, type, state.fieldFor(variable, type.desc())));
      slot += declared.getSize();
    }
    return List.copyOf(arguments);
  }

  private SuspendPoint point(int number, AwaitPoint await) {
    FrameFields.State state = fields.newState();
    int index = node.instructions.indexOf(await.await());
    List<Spill> locals = new ArrayList<>();
    for (int slot = firstSlot(); slot < await.locals().size(); slot++) {
      ValueType type = await.locals().get(slot);
      if (type.kind() != ValueType.Kind.TOP) {
        boolean isKept = await.liveLocals().get(slot) && type.isStorable();
        VariableNames.Variable variable = names.at(slot, index, type.desc());
        locals.add(new Spill(slot, type, isKept ? state.fieldFor(variable, type.desc()) : null));
      }
    }
    List<Spill> stack = new ArrayList<>();
    for (int i = 0; i < await.stack().size(); i++) {
      ValueType type = await.stack().get(i);
      VariableNames.Variable variable = new VariableNames.Variable("stack" + i, type.desc());
      stack.add(
          new Spill(i, type, type.isStorable() ? state.fieldFor(variable, type.desc()) : null));
    }
    return new SuspendPoint(
        number,
        await,
        List.copyOf(locals),
        List.copyOf(stack),
        handlersAt(index),
        Set.of(),
        Set.of());
  }

  /** Slot 0 of an instance method comes back as the receiver of the resuming call. */
  private int firstSlot() {
    return !method.isStatic() && analysed.keepsReceiver() ? 1 : 0;
  }

  private List<TryCatchBlockNode> handlersAt(int index) {
    InsnList code = node.instructions;
    List<TryCatchBlockNode> covering = new ArrayList<>();
    for (TryCatchBlockNode block : node.tryCatchBlocks) {
      if (code.indexOf(block.start) <= index && index < code.indexOf(block.end)) {
        covering.add(block);
      }
    }
    return List.copyOf(covering);
  }

  private Slots slots() {
    int argumentSlots = method.argumentSlots();
    int frameParameter = method.bodyTakesArguments() ? argumentSlots : method.isStatic() ? 0 : 1;
    int frame = Math.max(node.maxLocals, argumentSlots + 1);
    if (method.isStatic()) {
      return new Slots(frameParameter, frame, -1, frame + 1);
    }
    return analysed.keepsReceiver()
        ? new Slots(frameParameter, frame, 0, frame + 1)
        : new Slots(frameParameter, frame, frame + 1, frame + 2);
  }
}
