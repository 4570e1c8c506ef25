package dev.heddle.weaver.emit;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.analyse.ValueType;
import dev.heddle.weaver.lower.FrameField;
import dev.heddle.weaver.lower.Spill;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * The helper methods that the body wants of its frame class: they save and clear. Kept out of the
 * body so that the JIT can inline it; states that keep the same variables share them.
 */
final class FrameMembers {

  /** Most argument slots that a method may have. */
  private static final int MAX_SLOTS = 255;

  /** A static method that saves what it is given, and hands back the suspension. */
  record Save(
      String name, String desc, AwaitPoint.Kind kind, List<Spill> stack, List<Spill> locals) {}

  /** A method that sets references to null. */
  record Clear(String name, List<FrameField> fields) {}

  private final StateMachine machine;
  private final Map<String, Save> saves = new LinkedHashMap<>();
  private final Map<List<FrameField>, Clear> clears = new LinkedHashMap<>();

  FrameMembers(StateMachine machine) {
    this.machine = machine;
  }

  /**
   * The method that saves at a suspend point. It takes the stack with the suspension or the yielded
   * value on top, the receiver if there is one, the frame or null, the kept locals, and the state.
   * Null when that is more than a method can take.
   */
  @Nullable Save saveFor(SuspendPoint point) {
    List<Spill> locals = point.saved();
    String desc = saveDesc(point, locals);
    if (Type.getArgumentsAndReturnSizes(desc) >> 2 > MAX_SLOTS) {
      return null;
    }
    AwaitPoint.Kind kind = point.await().kind();
    String key = kind + desc + fieldNames(point.stack()) + fieldNames(locals);
    return saves.computeIfAbsent(
        key, k -> new Save("save" + (saves.size() + 1), desc, kind, point.stack(), locals));
  }

  private String saveDesc(SuspendPoint point, List<Spill> locals) {
    StringBuilder desc = new StringBuilder("(");
    point.stack().forEach(spill -> desc.append(parameter(spill.type())));
    desc.append("Ljava/lang/Object;");
    if (!machine.body().isStatic()) {
      desc.append('L').append(machine.body().owner()).append(';');
    }
    desc.append('L').append(machine.body().frameClass()).append(';');
    locals.forEach(spill -> desc.append(parameter(spill.type())));
    String answer =
        switch (point.await().kind()) {
          case AWAIT -> RuntimeNames.SUSPENSION;
          case YIELD, YIELD_FROM, YIELD_FROM_CALL -> "java/lang/Object";
          case IN_PLACE -> machine.body().frameClass();
        };
    return desc.append("I)L").append(answer).append(';').toString();
  }

  /** What can't be stored is null when it comes here. */
  private static String parameter(ValueType type) {
    return type.isStorable() ? type.desc() : "Ljava/lang/Object;";
  }

  private static List<String> fieldNames(List<Spill> spills) {
    List<String> names = new ArrayList<>();
    for (Spill spill : spills) {
      FrameField field = spill.field();
      names.add(field == null ? "-" : field.name());
    }
    return names;
  }

  /** The method that clears the references among these fields; null when there are none. */
  @Nullable Clear clearFor(List<FrameField> fields) {
    List<FrameField> references = fields.stream().filter(FrameField::isReference).toList();
    if (references.isEmpty()) {
      return null;
    }
    return clears.computeIfAbsent(references, k -> new Clear("clear" + (clears.size() + 1), k));
  }

  List<Save> saves() {
    return List.copyOf(saves.values());
  }

  List<Clear> clears() {
    return List.copyOf(clears.values());
  }
}
