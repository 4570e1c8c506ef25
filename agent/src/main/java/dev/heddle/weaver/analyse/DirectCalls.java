package dev.heddle.weaver.analyse;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.read.AsyncKind;
import dev.heddle.weaver.read.AsyncMethod;
import dev.heddle.weaver.read.Awaits;
import dev.heddle.weaver.read.ParsedClass;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds calls of async methods that can run on the Java stack. Which method will run is known from
 * the class file alone when it is static, private or final, or its class is; else the runtime finds
 * out when the call is first made.
 */
final class DirectCalls {

  /**
   * A call whose coroutine is awaited at once, and the method that it runs; null if not certain.
   */
  record Bound(MethodInsnNode call, @Nullable AsyncMethod callee) {}

  /** Method handles leave a little less room than the class file does. */
  private static final int MOST_LINKED_SLOTS = 250;

  private static final int FIRST_VERSION_WITH_INVOKEDYNAMIC = Opcodes.V1_7;

  private DirectCalls() {}

  /**
   * The call whose result is what this instruction consumes, if the weaver can bind it, no other
   * path leads between the two, and the same handlers protect both: a coroutine fails where it is
   * awaited, and not where it is made.
   */
  static @Nullable Bound before(
      AbstractInsnNode consumer, ParsedClass parsed, MethodNode method, ControlFlow flow) {
    AbstractInsnNode at = consumer.getPrevious();
    if (flow.isJumpTarget(method.instructions.indexOf(consumer))) {
      return null;
    }
    while (at != null && at.getOpcode() < 0) {
      if (flow.isJumpTarget(method.instructions.indexOf(at)) || bordersRange(at, method)) {
        return null;
      }
      at = at.getPrevious();
    }
    if (!(at instanceof MethodInsnNode call)) {
      return null;
    }
    return Awaits.isAwait(consumer) ? bind(call, parsed) : bindGenerator(call, parsed);
  }

  /**
   * The generator method that a call surely calls. Its frame is then made without the generator. A
   * receiver beneath arguments could not be tested for null before that.
   */
  private static @Nullable Bound bindGenerator(MethodInsnNode call, ParsedClass parsed) {
    AsyncMethod callee =
        call.owner.equals(parsed.node().name)
            ? parsed.coroutine(call.name, call.desc).orElse(null)
            : null;
    return callee != null
            && callee.kind() == AsyncKind.GENERATOR
            && (callee.isStatic() || Type.getArgumentTypes(call.desc).length == 0)
            && (callee.node().access & Opcodes.ACC_SYNCHRONIZED) == 0
            && isFixed(call, callee, parsed)
        ? new Bound(call, callee)
        : null;
  }

  private static boolean bordersRange(AbstractInsnNode label, MethodNode method) {
    return method.tryCatchBlocks.stream().anyMatch(b -> b.start == label || b.end == label);
  }

  /** What a call runs, if that is an async method or may be found to be one. */
  static @Nullable Bound bind(MethodInsnNode call, ParsedClass parsed) {
    Bound fixed = bindFixed(call, parsed);
    return fixed == null && isLinkable(call, parsed) ? new Bound(call, null) : fixed;
  }

  /** Whether the runtime can find out, when the call is first made, what it runs. */
  private static boolean isLinkable(MethodInsnNode call, ParsedClass parsed) {
    return (parsed.node().version & 0xffff) >= FIRST_VERSION_WITH_INVOKEDYNAMIC
        && givesResult(AsyncKind.of(call.desc))
        && !RuntimeNames.isRuntimeClass(call.owner)
        && !call.owner.startsWith("java/")
        && call.owner.charAt(0) != '['
        && Type.getArgumentsAndReturnSizes(call.desc) >> 2 < MOST_LINKED_SLOTS;
  }

  private static boolean givesResult(@Nullable AsyncKind kind) {
    return kind != null && !kind.isGenerator();
  }

  /** The async method that a call runs, if that is certain. */
  private static @Nullable Bound bindFixed(MethodInsnNode call, ParsedClass parsed) {
    if (!call.owner.equals(parsed.node().name)) {
      return null;
    }
    AsyncMethod callee = parsed.coroutine(call.name, call.desc).orElse(null);
    return callee != null
            && givesResult(callee.kind())
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
