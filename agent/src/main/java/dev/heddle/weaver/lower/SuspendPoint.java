package dev.heddle.weaver.lower;

import dev.heddle.weaver.analyse.AwaitPoint;
import java.util.List;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * One state of a state machine: suspended at one await.
 *
 * @param state its number, from 1 in the order of the code
 * @param await the await
 * @param locals the locals that hold something there, by slot; not the receiver
 * @param stack the operand stack beneath the awaited thing, bottom first
 * @param handlers the exception table's entries that cover the await, innermost first
 */
public record SuspendPoint(
    int state,
    AwaitPoint await,
    List<Spill> locals,
    List<Spill> stack,
    List<TryCatchBlockNode> handlers) {}
