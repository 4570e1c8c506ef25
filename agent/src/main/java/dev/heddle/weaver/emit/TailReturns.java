package dev.heddle.weaver.emit;

import dev.heddle.weaver.RuntimeNames;
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

  void awaitAndReturn(boolean isProtected, int line) {
    if (isProtected) {
      code.jump(Opcodes.GOTO, byLine.computeIfAbsent(line, k -> new LabelNode()));
    } else {
      awaitAndReturn();
    }
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
