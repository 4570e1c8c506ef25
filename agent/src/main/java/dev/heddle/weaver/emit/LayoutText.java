package dev.heddle.weaver.emit;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.lower.FrameField;
import dev.heddle.weaver.lower.Spill;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendPoint;
import dev.heddle.weaver.read.AsyncMethod;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a frame class as text, which costs nothing until it is read. First line: ABI
 * version, class, method, descriptor, source file, first line, layout hash. Then a line for each
 * state: source line, 1 if a handler covers the await, and name, type and field of each kept
 * variable. All separated by tabs.
 */
final class LayoutText {

  private LayoutText() {}

  static String of(StateMachine machine, @Nullable String sourceFile) {
    AsyncMethod method = machine.source().method();
    StringBuilder text = new StringBuilder();
    text.append(RuntimeNames.ABI);
    append(text, method.owner().replace('/', '.'));
    append(text, method.node().name);
    append(text, method.node().desc);
    append(text, sourceFile == null ? "" : sourceFile);
    append(text, String.valueOf(machine.firstLine()));
    append(text, String.format("%016x", machine.layoutHash()));
    for (SuspendPoint point : machine.points()) {
      append(text, point);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, SuspendPoint point) {
    AwaitPoint await = point.await();
    text.append('\n').append(await.line());
    append(text, await.isHandled() ? "1" : "0");
    for (Spill spill : Stream.of(point.locals(), point.stack()).flatMap(List::stream).toList()) {
      FrameField field = spill.field();
      if (field != null) {
        append(text, field.variable());
        append(text, field.variableDesc());
        append(text, field.name());
      }
    }
  }

  private static void append(StringBuilder text, String cell) {
    text.append('\t').append(cell.replace('\t', ' ').replace('\n', ' '));
  }
}
