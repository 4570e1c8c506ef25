package dev.heddle.weaver.analyse;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Label;
import dev.heddle.weaver.read.AsyncMethod;
import dev.heddle.weaver.read.Lines;
import dev.heddle.weaver.read.ParsedClass;
import dev.heddle.weaver.read.Places;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Warns of code that can be woven but is hardly meant (W05xx). */
final class Warnings {

  /** Calls that stop the whole loop, as owner.name. */
  private static final Set<String> BLOCKING =
      Set.of(
          "java/lang/Thread.sleep",
          "java/lang/Thread.join",
          "java/lang/Object.wait",
          "java/lang/Process.waitFor",
          "java/util/concurrent/Future.get",
          "java/util/concurrent/CompletableFuture.get",
          "java/util/concurrent/CompletableFuture.join",
          "java/util/concurrent/CountDownLatch.await",
          "java/util/concurrent/CyclicBarrier.await",
          "java/util/concurrent/Semaphore.acquire",
          "java/util/concurrent/BlockingQueue.take",
          "java/util/concurrent/BlockingQueue.put",
          "java/util/concurrent/locks/Condition.await",
          "java/util/concurrent/locks/LockSupport.park",
          "java/util/concurrent/ExecutorService.awaitTermination",
          "java/util/concurrent/ExecutorService.invokeAll");

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
        Places.of(parsed.node(), method, line),
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
    String name = call.owner + "." + call.name;
    if (!BLOCKING.contains(name)) {
      return;
    }
    int line = Lines.of(call);
    String shown = name.substring(name.lastIndexOf('/') + 1);
    diagnostics.warning(
        "W0502",
        shown + " blocks the event loop",
        Places.of(parsed.node(), method, line),
        labels(line, "blocks here", call.name),
        "all coroutines of a loop share one thread; while it is blocked none of them runs",
        call.owner.equals(RuntimeNames.COMPLETABLE_FUTURE)
            ? "write await(...) around the future"
            : call.name.equals("sleep")
                ? "write await(sleep(Duration...)) of dev.heddle.Asyncio"
                : "use what dev.heddle offers for it (sync, queues, sleep), or run the blocking call on"
                    + " another thread and await its result");
  }

  private static List<Label> labels(int line, String text, String anchor) {
    return line == 0 ? List.of() : List.of(new Label(line, text, anchor));
  }
}
