package dev.heddle.weaver.lower;

import dev.heddle.weaver.analyse.AwaitPoint;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * One state of a state machine: suspended at one await.
 *
 * @param state its number, from 1 in the order of the code
 * @param await the await
 * @param locals the locals that hold something there, by slot; not the receiver
 * @param stack the operand stack beneath the awaited thing, bottom first
 * @param handlers the exception table's entries that cover the await, innermost first
 * @param kept fields that keep their values when the method goes on; all other references among
 *     them are cleared
 * @param unchanged fields that hold what they are to hold already when the method suspends
 */
public record SuspendPoint(
    int state,
    AwaitPoint await,
    List<Spill> locals,
    List<Spill> stack,
    List<TryCatchBlockNode> handlers,
    Set<FrameField> kept,
    Set<FrameField> unchanged) {

  /** The locals to be written to fields when the method suspends. */
  public List<Spill> saved() {
    return locals.stream()
        .filter(local -> local.field() != null && !unchanged.contains(local.field()))
        .toList();
  }

  SuspendPoint with(Set<FrameField> nowKept, Set<FrameField> nowUnchanged) {
    return new SuspendPoint(state, await, locals, stack, handlers, nowKept, nowUnchanged);
  }
}
