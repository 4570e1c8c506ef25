package dev.heddle.weaver.lower;

import dev.heddle.weaver.analyse.AnalysedMethod;
import java.util.List;
import java.util.Map;

/**
 * The plan for one async method.
 *
 * @param source the method and what is known of it
 * @param body the method that will hold its code
 * @param fields the fields of its frame class, the receiver apart
 * @param arguments in the order of the descriptor, the receiver apart
 * @param points its states, state 1 first
 * @param groups the same states, by what they have in common
 * @param kept what its frame keeps while the body runs
 * @param slots where the weaver's own variables lie
 * @param firstLine the source line where it begins; 0 if unknown
 * @param layoutHash changes when what a suspended frame holds changes
 * @param bodies the bodies of all async methods of the class, by name and descriptor
 */
public record StateMachine(
    AnalysedMethod source,
    BodyMethod body,
    List<FrameField> fields,
    List<Argument> arguments,
    List<SuspendPoint> points,
    List<SuspendGroup> groups,
    KeptFields kept,
    Slots slots,
    int firstLine,
    long layoutHash,
    Map<String, BodyMethod> bodies) {}
