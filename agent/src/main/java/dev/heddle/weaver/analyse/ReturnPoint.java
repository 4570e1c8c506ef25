package dev.heddle.weaver.analyse;

import dev.heddle.weaver.read.AsyncMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * One place where a method returns.
 *
 * @param kind what becomes of it
 * @param at the {@code ARETURN}; with {@link Kind#VALUE} the call of {@code done}, with {@link
 *     Kind#TAIL_CALL} {@code call}
 * @param call with {@link Kind#TAIL_CALL} the call whose answer is returned, else null
 * @param callee the async method that {@code call} runs, when the weaver can bind it; when null the
 *     call is linked at run time
 * @param skipped an instruction that no path reaches any more, to be left out: the return or the
 *     jump to it that followed a call of {@code done} or a tail call; null if a path still does
 * @param isProtected whether the return lies in the range of a handler, which it must leave first
 * @param beneath with {@link Kind#COROUTINE} what the operand stack holds under the coroutine,
 *     bottom first
 * @param line the source line; 0 if unknown
 */
public record ReturnPoint(
    Kind kind,
    AbstractInsnNode at,
    @Nullable MethodInsnNode call,
    @Nullable AsyncMethod callee,
    @Nullable AbstractInsnNode skipped,
    boolean isProtected,
    List<ValueType> beneath,
    int line) {

  /** What becomes of a return. */
  public enum Kind {
    /** {@code return done(x)}: the value itself is returned. */
    VALUE,
    /** {@code return other(...)}: the callee's answer goes straight up. */
    TAIL_CALL,
    /** Any other coroutine or future: the runtime awaits it in the method's place. */
    COROUTINE
  }
}
