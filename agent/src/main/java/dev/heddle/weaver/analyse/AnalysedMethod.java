package dev.heddle.weaver.analyse;

import dev.heddle.weaver.read.AsyncMethod;
import java.util.List;

/**
 * The product of the second stage for one method.
 *
 * @param method the method
 * @param flow the graph of its instructions
 * @param liveness which locals may still be read, where
 * @param awaits in the order of the code
 * @param returns in the order of the code
 * @param pendingAllocations objects under construction across an await
 * @param keepsReceiver whether local 0 of an instance method is always {@code this}
 */
public record AnalysedMethod(
    AsyncMethod method,
    ControlFlow flow,
    Liveness liveness,
    List<AwaitPoint> awaits,
    List<ReturnPoint> returns,
    List<PendingAllocation> pendingAllocations,
    boolean keepsReceiver) {}
