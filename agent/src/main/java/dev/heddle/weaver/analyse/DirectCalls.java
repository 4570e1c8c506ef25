package dev.heddle.weaver.analyse;

import dev.heddle.weaver.read.AsyncKind;
import dev.heddle.weaver.read.AsyncMethod;
import dev.heddle.weaver.read.ParsedClass;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds calls of async methods that can run on the Java stack: the method that will run is known
 * from the class file alone, because it is static, private or final, or its class is.
 */
final class DirectCalls {

  /** A call that the weaver can bind, and the method that it runs. */
  record Bound(MethodInsnNode call, AsyncMethod callee) {}

  private DirectCalls() {}

  /**
   * The call whose result is what this instruction consumes, if the weaver can bind it and no other
   * path leads between the two.
   */
  static @Nullable Bound before(
      AbstractInsnNode consumer, ParsedClass parsed, InsnList code, ControlFlow flow) {
    AbstractInsnNode at = consumer.getPrevious();
    if (flow.isJumpTarget(code.indexOf(consumer))) {
      return null;
    }
    while (at != null && at.getOpcode() < 0) {
      if (flow.isJumpTarget(code.indexOf(at))) {
        return null;
      }
      at = at.getPrevious();
    }
    return at instanceof MethodInsnNode call ? bind(call, parsed) : null;
  }

  /** The async method that a call runs, if that is certain. */
  static @Nullable Bound bind(MethodInsnNode call, ParsedClass parsed) {
    if (!call.owner.equals(parsed.node().name)) {
      return null;
    }
    AsyncMethod callee = parsed.coroutine(call.name, call.desc).orElse(null);
    return callee != null
            && callee.kind() == AsyncKind.COROUTINE
            && callee.bodyTakesArguments()
            && isFixed(call, callee, parsed)
        ? new Bound(call, callee)
        : null;
  }

  private static boolean isFixed(MethodInsnNode call, AsyncMethod callee, ParsedClass parsed) {
    int access = callee.node().access;
    return switch (call.getOpcode()) {
      case Opcodes.INVOKESTATIC, Opcodes.INVOKESPECIAL -> true;
      default ->
          (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL)) != 0
              || (parsed.node().access & Opcodes.ACC_FINAL) != 0;
    };
  }
}
