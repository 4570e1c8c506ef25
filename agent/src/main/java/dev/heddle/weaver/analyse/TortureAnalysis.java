package dev.heddle.weaver.analyse;

import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.read.AsyncMethod;
import dev.heddle.weaver.read.Lines;
import dev.heddle.weaver.read.ParsedClass;
import dev.heddle.weaver.read.SkippedMethods;
import dev.heddle.weaver.read.SkippedMethods.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** Analyses ordinary methods as if each of their calls were an await. */
public final class TortureAnalysis {

  private TortureAnalysis() {}

  /** Analyses all methods chosen that have a call and can suspend there. */
  public static List<AnalysedMethod> analyse(ParsedClass parsed, SkippedMethods skipped) {
    List<AnalysedMethod> analysed = new ArrayList<>();
    for (AsyncMethod method : parsed.coroutines()) {
      AnalysedMethod result = analyse(parsed, method, skipped);
      if (result != null && !result.awaits().isEmpty()) {
        analysed.add(result);
      }
    }
    return List.copyOf(analysed);
  }

  private static @Nullable AnalysedMethod analyse(
      ParsedClass parsed, AsyncMethod method, SkippedMethods skipped) {
    MethodNode node = method.node();
    ControlFlow flow = ControlFlow.of(node);
    @Nullable Frame<ValueType>[] types;
    try {
      types = TypeFlow.of(method.owner(), node, flow);
    } catch (AnalyzerException e) {
      skipped.add(Reason.NO_STACK_MAP, 1);
      return null;
    }
    Liveness liveness = Liveness.of(node.instructions, flow);
    List<AwaitPoint> points = points(node.instructions, flow, types, liveness);
    boolean keepsReceiver = MethodAnalysis.keepsReceiver(method, points);
    if (node.name.equals("<init>") && !keepsReceiver) {
      skipped.add(Reason.CONSTRUCTOR_WITHOUT_THIS, 1);
      return null;
    }
    Refusals refusals = new Refusals(parsed.node(), node, new Diagnostics());
    List<PendingAllocation> pending =
        new PendingAllocations(node, flow, types, liveness, refusals).find(points);
    if (refusals.any()) {
      skipped.add(Reason.UNUSUAL_CONSTRUCTION, 1);
      return null;
    }
    return new AnalysedMethod(method, flow, liveness, points, List.of(), pending, keepsReceiver);
  }

  private static List<AwaitPoint> points(
      InsnList code, ControlFlow flow, @Nullable Frame<ValueType>[] types, Liveness liveness) {
    List<AwaitPoint> points = new ArrayList<>();
    for (int i = 0; i < flow.size(); i++) {
      AbstractInsnNode insn = code.get(i);
      Frame<ValueType> before = types[i];
      if (before == null
          || !(insn instanceof MethodInsnNode || insn instanceof InvokeDynamicInsnNode)) {
        continue;
      }
      List<ValueType> locals = MethodAnalysis.locals(before);
      List<ValueType> stack = MethodAnalysis.stack(before, before.getStackSize());
      if (!holdsUnfinishedThis(locals, stack)) {
        points.add(
            new AwaitPoint(
                AwaitPoint.Kind.IN_PLACE,
                insn,
                null,
                null,
                Lines.of(insn),
                flow.handlers(i).length > 0,
                locals,
                stack,
                liveness.before(i)));
      }
    }
    return List.copyOf(points);
  }

  /** Before {@code super(...)} a constructor can't suspend; behind it, it can. */
  private static boolean holdsUnfinishedThis(List<ValueType> locals, List<ValueType> stack) {
    return Stream.of(locals, stack)
        .flatMap(List::stream)
        .anyMatch(type -> type.kind() == ValueType.Kind.UNINITIALIZED_THIS);
  }
}
