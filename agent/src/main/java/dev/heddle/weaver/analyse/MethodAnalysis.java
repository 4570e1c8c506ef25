package dev.heddle.weaver.analyse;

import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.read.AsyncKind;
import dev.heddle.weaver.read.AsyncMethod;
import dev.heddle.weaver.read.Awaits;
import dev.heddle.weaver.read.Lines;
import dev.heddle.weaver.read.ParsedClass;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** The analysis of one async method. */
final class MethodAnalysis {

  private final ParsedClass parsed;
  private final AsyncMethod method;
  private final MethodNode node;
  private final InsnList code;
  private final Refusals refusals;
  private final ControlFlow flow;

  MethodAnalysis(ParsedClass parsed, AsyncMethod method, Diagnostics diagnostics) {
    this.parsed = parsed;
    this.method = method;
    this.node = method.node();
    this.code = node.instructions;
    this.refusals = new Refusals(parsed.node(), node, diagnostics);
    this.flow = ControlFlow.of(node);
  }

  /** The result; null when the method was refused, with the reason reported. */
  @Nullable AnalysedMethod run() {
    long states = (long) code.size() * (node.maxLocals + node.maxStack);
    if (states > Refusals.MAX_STATES) {
      refusals.tooLargeToAnalyse(states);
      return null;
    }
    @Nullable Frame<ValueType>[] types;
    try {
      types = TypeFlow.of(method.owner(), node, flow);
    } catch (AnalyzerException e) {
      refusals.unverifiable(e.node, String.valueOf(e.getMessage()));
      return null;
    }
    Liveness liveness = Liveness.of(code, flow);
    List<AwaitPoint> awaits = awaits(types, liveness);
    checkKinds(awaits);
    List<ReturnPoint> returns = new Returns(parsed, method, flow, types).find();
    checkMonitors(awaits, returns);
    returns.forEach(this::warnIfInsideTry);
    List<PendingAllocation> pending =
        new PendingAllocations(node, flow, types, liveness, refusals).find(awaits);
    return refusals.any()
        ? null
        : new AnalysedMethod(
            method, flow, liveness, awaits, returns, pending, keepsReceiver(method, awaits));
  }

  private List<AwaitPoint> awaits(@Nullable Frame<ValueType>[] types, Liveness liveness) {
    List<AwaitPoint> awaits = new ArrayList<>();
    for (int i = 0; i < flow.size(); i++) {
      AbstractInsnNode insn = code.get(i);
      Frame<ValueType> before = types[i];
      if (before != null && Awaits.isSuspension(insn)) {
        awaits.add(await((MethodInsnNode) insn, i, before, liveness.after(i)));
      }
    }
    return awaits;
  }

  private AwaitPoint await(MethodInsnNode insn, int index, Frame<ValueType> before, BitSet live) {
    DirectCalls.Bound bound =
        Awaits.isYield(insn) ? null : DirectCalls.before(insn, parsed, node, flow);
    return new AwaitPoint(
        kindOf(insn, bound),
        insn,
        bound == null ? null : bound.call(),
        bound == null ? null : bound.callee(),
        Lines.of(insn),
        flow.handlers(index).length > 0,
        locals(before),
        stack(before, before.getStackSize() - 1),
        live);
  }

  /** One entry a slot. */
  static List<ValueType> locals(Frame<ValueType> state) {
    List<ValueType> locals = new ArrayList<>();
    for (int i = 0; i < state.getLocals(); i++) {
      locals.add(state.getLocal(i));
    }
    return List.copyOf(locals);
  }

  /** So many entries from the bottom. */
  static List<ValueType> stack(Frame<ValueType> state, int entries) {
    List<ValueType> stack = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      stack.add(state.getStack(i));
    }
    return List.copyOf(stack);
  }

  private static AwaitPoint.Kind kindOf(AbstractInsnNode insn, DirectCalls.@Nullable Bound bound) {
    if (Awaits.isAwait(insn)) {
      return AwaitPoint.Kind.AWAIT;
    }
    if (Awaits.isYield(insn)) {
      return AwaitPoint.Kind.YIELD;
    }
    return bound == null ? AwaitPoint.Kind.YIELD_FROM : AwaitPoint.Kind.YIELD_FROM_CALL;
  }

  private void checkKinds(List<AwaitPoint> points) {
    List<AbstractInsnNode> awaits = new ArrayList<>();
    Map<String, List<MethodInsnNode>> yields = new LinkedHashMap<>();
    for (AwaitPoint point : points) {
      AbstractInsnNode insn = point.await();
      if (Awaits.isAwait(insn)) {
        awaits.add(insn);
      } else if (insn instanceof MethodInsnNode call
          && !call.owner.equals(method.kind().returnType())) {
        yields.computeIfAbsent(call.owner + call.name, key -> new ArrayList<>()).add(call);
      }
    }
    if (method.kind() == AsyncKind.GENERATOR && !awaits.isEmpty()) {
      refusals.awaitInGenerator(awaits);
    }
    yields.values().forEach(calls -> refusals.yieldOutsideGenerator(calls, method.kind()));
  }

  private void checkMonitors(List<AwaitPoint> awaits, List<ReturnPoint> returns) {
    boolean isSynchronized = (node.access & Opcodes.ACC_SYNCHRONIZED) != 0;
    Monitors monitors = Monitors.of(code, flow);
    Map<AbstractInsnNode, List<AbstractInsnNode>> held = new LinkedHashMap<>();
    List<AbstractInsnNode> others = new ArrayList<>();
    for (AwaitPoint point : awaits) {
      AbstractInsnNode entered = monitors.innermostAt(code.indexOf(point.await()));
      (entered == null ? others : held.computeIfAbsent(entered, key -> new ArrayList<>()))
          .add(point.await());
    }
    held.forEach(refusals::monitorHeld);
    for (ReturnPoint point : returns) {
      if (point.kind() != ReturnPoint.Kind.VALUE) {
        others.add(point.at());
      }
    }
    if (isSynchronized && !others.isEmpty()) {
      refusals.synchronizedMethod(others);
    }
  }

  /** A catch around {@code return other()} never sees what the other one throws. */
  private void warnIfInsideTry(ReturnPoint point) {
    AbstractInsnNode call = point.at().getPrevious();
    while (call != null && call.getOpcode() < 0) {
      call = call.getPrevious();
    }
    if (point.kind() == ReturnPoint.Kind.COROUTINE
        && call instanceof MethodInsnNode invocation
        && !Awaits.isDone(call)
        && !mayThrow(invocation)
        && isInsideTry(code.indexOf(call))) {
      refusals.warnOfReturnInsideTry(call, method.kind());
    }
  }

  /** Whether the call itself may throw: what returns a future and is not known to be async. */
  private boolean mayThrow(MethodInsnNode call) {
    return method.kind().isFuture()
        && !(call.owner.equals(method.owner())
            && parsed.coroutine(call.name, call.desc).isPresent());
  }

  private boolean isInsideTry(int index) {
    return node.tryCatchBlocks.stream()
        .filter(block -> block.type != null)
        .anyMatch(block -> code.indexOf(block.start) <= index && index < code.indexOf(block.end));
  }

  /** Whether {@code this} is in local 0 wherever the method suspends, and known to be. */
  static boolean keepsReceiver(AsyncMethod method, List<AwaitPoint> points) {
    ValueType receiver = ValueType.ofInternalName(method.owner());
    if (!method.isStatic()
        && points.stream().anyMatch(point -> !point.locals().get(0).equals(receiver))) {
      return false; // a stack map may say less of it
    }
    for (AbstractInsnNode insn : method.node().instructions) {
      if (insn instanceof VarInsnNode var
          && var.var == 0
          && var.getOpcode() >= Opcodes.ISTORE
          && var.getOpcode() <= Opcodes.ASTORE) {
        return false;
      }
    }
    return true;
  }
}
