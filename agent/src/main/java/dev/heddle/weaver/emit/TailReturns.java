package dev.heddle.weaver.emit;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.analyse.ReturnPoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;

/**
 * Returns of a coroutine: it is awaited in the method's place, and its answer, suspension included,
 * goes straight up. Inside a protected range that happens behind all ranges.
 */
final class TailReturns {

  private final Code code;
  private final Map<Integer, LabelNode> byLine = new TreeMap<>();

  TailReturns(Code code) {
    this.code = code;
  }

  void awaitAndReturn(ReturnPoint point, int temporary) {
    if (!point.isProtected()) {
      awaitAndReturn();
      return;
    }
    if (!point.beneath().isEmpty()) {
      code.storeObject(temporary); // stack...
      for (int i = point.beneath().size() - 1; i >= 0; i--) {
        code.op(point.beneath().get(i).getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
      }
      code.loadObject(temporary); // coroutine
    }
    code.jump(Opcodes.GOTO, byLine.computeIfAbsent(point.line(), k -> new LabelNode()));
  }

  void outOfLine() {
    byLine.forEach(
        (line, label) -> {
          code.add(label).frame(List.of(), List.of("java/lang/Object")).line(line);
          awaitAndReturn();
        });
  }

  private void awaitAndReturn() {
    code.call( // coroutine
        Opcodes.INVOKESTATIC,
        RuntimeNames.AWAIT_ENTRY,
        RuntimeNames.AWAIT,
        RuntimeNames.AWAIT_ENTRY_DESC);
    code.op(Opcodes.ARETURN); // result or suspension
  }
}
