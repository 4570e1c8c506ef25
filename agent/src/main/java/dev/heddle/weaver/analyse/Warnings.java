package dev.heddle.weaver.analyse;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Label;
import dev.heddle.weaver.read.AsyncMethod;
import dev.heddle.weaver.read.Lines;
import dev.heddle.weaver.read.ParsedClass;
import dev.heddle.weaver.read.Places;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Warns of code that can be woven but is hardly meant (W05xx). */
final class Warnings {

  private Warnings() {}

  static void report(ParsedClass parsed, Diagnostics diagnostics) {
    for (AsyncMethod method : parsed.coroutines()) {
      for (AbstractInsnNode insn : method.node().instructions) {
        if (insn instanceof MethodInsnNode call) {
          reportDropped(parsed, method.node(), call, diagnostics);
          reportBlocking(parsed, method.node(), call, diagnostics);
        }
      }
    }
  }

  private static void reportDropped(
      ParsedClass parsed, MethodNode method, MethodInsnNode call, Diagnostics diagnostics) {
    AbstractInsnNode next = Flow.nextReal(call.getNext());
    Type type = Type.getReturnType(call.desc);
    if (next == null
        || next.getOpcode() != Opcodes.POP
        || type.getSort() != Type.OBJECT
        || !type.getInternalName().equals(RuntimeNames.COROUTINE)) {
      return;
    }
    int line = Lines.of(call);
    diagnostics.warning(
        "W0501",
        "coroutine " + call.name + "() is never awaited",
        Places.of(parsed.node(), method, call),
        labels(line, "made and dropped here", call.name),
        "calling an async method runs nothing; it only makes the coroutine",
        "write await("
            + call.name
            + "(...)), or createTask("
            + call.name
            + "(...)) to let it run"
            + " beside this method");
  }

  private static void reportBlocking(
      ParsedClass parsed, MethodNode method, MethodInsnNode call, Diagnostics diagnostics) {
    String help = BlockingCalls.helpFor(call);
    if (help == null) {
      return;
    }
    int line = Lines.of(call);
    String shown = call.owner.substring(call.owner.lastIndexOf('/') + 1) + "." + call.name;
    diagnostics.warning(
        "W0502",
        shown + " blocks the event loop",
        Places.of(parsed.node(), method, call),
        labels(line, "blocks here", call.name),
        "all coroutines of a loop share one thread; while it is blocked none of them runs",
        help);
  }

  private static List<Label> labels(int line, String text, String anchor) {
    return line == 0 ? List.of() : List.of(new Label(line, text, anchor));
  }
}
