package dev.heddle.weaver.analyse;

import dev.heddle.weaver.read.AsyncMethod;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * One place where a method may suspend.
 *
 * @param kind what happens there
 * @param await the call of {@code await}, {@code yield} or {@code yieldFrom}; with {@link
 *     Kind#IN_PLACE} any call
 * @param directCall the call that makes the awaited coroutine, or the generator to yield from, when
 *     nothing lies between; null when that is any other value
 * @param callee the async method that {@code directCall} calls, when the weaver can bind it; when
 *     null the call is linked at run time
 * @param line the source line; 0 if unknown
 * @param isHandled whether an exception that the await throws can reach a handler of this method
 * @param locals one entry a local slot, as of the await; the second slot of a wide value is TOP
 * @param stack the operand stack beneath the awaited thing, bottom first; long and double are one
 *     entry
 * @param liveLocals the slots that may be read after the await, by whatever way it is left
 */
public record AwaitPoint(
    Kind kind,
    AbstractInsnNode await,
    @Nullable MethodInsnNode directCall,
    @Nullable AsyncMethod callee,
    int line,
    boolean isHandled,
    List<ValueType> locals,
    List<ValueType> stack,
    BitSet liveLocals) {

  /** What happens at a suspend point. */
  public enum Kind {
    /** Waits if the awaited thing is not done. */
    AWAIT,
    /** Hands a value to the consumer of the generator, always. */
    YIELD,
    /** Hands all values of another generator to the consumer. */
    YIELD_FROM,
    /** Hands all values of the generator that {@code directCall} makes; nobody else knows it. */
    YIELD_FROM_CALL,
    /**
     * Saves everything, forgets it, and goes on from the frame at once, before the call: a test of
     * what is saved.
     */
    IN_PLACE;

    /** Whether a body that was called directly may come here, and so may have no frame yet. */
    public boolean mayLackFrame() {
      return this == AWAIT || this == IN_PLACE;
    }
  }
}
