package dev.heddle.weaver.lower;

import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.Type;

/** Prints the product of the third stage. */
public final class PlanPrinter {

  private PlanPrinter() {}

  /** For each method its frame class, and what each state keeps. */
  public static String print(List<StateMachine> machines, Predicate<String> isWanted) {
    StringBuilder text = new StringBuilder();
    for (StateMachine machine : machines) {
      if (isWanted.test(machine.body().name())) {
        print(text, machine);
      }
    }
    return text.toString();
  }

  private static void print(StringBuilder text, StateMachine machine) {
    text.append(machine.source().method().key()).append('\n');
    text.append("  body   ").append(machine.body().desc()).append('\n');
    text.append("  frame  ").append(machine.body().frameClass().replace('/', '.'));
    text.append(String.format(", layout %016x\n", machine.layoutHash()));
    for (FrameField field : machine.fields()) {
      text.append("    field  ").append(className(field.desc())).append(' ');
      text.append(field.name()).append('\n');
    }
    text.append("  state 0: not started");
    for (Argument argument : machine.arguments()) {
      text.append("  ").append(argument.slot()).append("->").append(argument.field().name());
      text.append(machine.kept().fromStart().contains(argument.field()) ? " kept" : "");
    }
    text.append('\n');
    machine.points().forEach(point -> print(text, point));
  }

  private static void print(StringBuilder text, SuspendPoint point) {
    text.append("  state ").append(point.state()).append(": line ").append(point.await().line());
    point.locals().forEach(local -> print(text, "local", local, point));
    point.stack().forEach(entry -> print(text, "stack", entry, point));
    text.append(point.handlers().isEmpty() ? "\n" : "  handlers " + point.handlers().size() + "\n");
  }

  private static void print(StringBuilder text, String where, Spill spill, SuspendPoint point) {
    FrameField field = spill.field();
    text.append("  ").append(where).append(spill.index());
    if (field == null) {
      text.append(" not kept");
      return;
    }
    text.append(point.unchanged().contains(field) ? "==" : "->").append(field.name());
    text.append(point.kept().contains(field) ? " kept" : "");
  }

  private static String className(String desc) {
    return Type.getType(desc).getClassName();
  }
}
