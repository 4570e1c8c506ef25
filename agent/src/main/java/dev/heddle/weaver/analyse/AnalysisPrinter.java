package dev.heddle.weaver.analyse;

import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Prints the product of the second stage. */
public final class AnalysisPrinter {

  private AnalysisPrinter() {}

  /** For each method its awaits with what is there, and its returns. */
  public static String print(List<AnalysedMethod> methods, Predicate<String> isWanted) {
    StringBuilder text = new StringBuilder();
    for (AnalysedMethod analysed : methods) {
      if (isWanted.test(analysed.method().node().name)) {
        text.append(analysed.method().key()).append('\n');
        analysed.awaits().forEach(await -> print(text, await));
        analysed.returns().forEach(point -> print(text, point));
        for (PendingAllocation pending : analysed.pendingAllocations()) {
          text.append("  under construction across an await: new ");
          text.append(pending.allocation().desc.replace('/', '.')).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static void print(StringBuilder text, AwaitPoint await) {
    text.append("  ").append(name(await.await())).append(", line ").append(await.line());
    if (await.kind() == AwaitPoint.Kind.AWAIT || await.directCall() != null) {
      text.append(target(await));
    }
    text.append(await.isHandled() ? ", inside try\n" : "\n");
    text.append("    locals");
    for (int slot = 0; slot < await.locals().size(); slot++) {
      ValueType type = await.locals().get(slot);
      if (type.kind() != ValueType.Kind.TOP) {
        text.append("  ").append(slot).append(':').append(type);
        text.append(await.liveLocals().get(slot) ? " live" : " dead");
      }
    }
    text.append("\n    stack   ").append(await.stack()).append('\n');
  }

  private static String target(AwaitPoint await) {
    if (await.callee() != null) {
      return ", direct call of " + await.callee().key();
    }
    return await.directCall() == null
        ? ", any awaitable"
        : ", linked call of " + await.directCall().owner + "." + await.directCall().name;
  }

  private static void print(StringBuilder text, ReturnPoint point) {
    text.append("  return, line ").append(point.line());
    text.append(
        switch (point.kind()) {
          case VALUE -> ", of a value";
          case TAIL_CALL -> ", tail call";
          case COROUTINE ->
              point.isProtected() ? ", of a coroutine, leaves try first" : ", of a coroutine";
        });
    text.append('\n');
  }

  private static String name(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call ? call.name : "invokedynamic";
  }
}
