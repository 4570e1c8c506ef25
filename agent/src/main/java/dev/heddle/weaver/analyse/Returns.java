package dev.heddle.weaver.analyse;

import dev.heddle.weaver.read.AsyncMethod;
import dev.heddle.weaver.read.Awaits;
import dev.heddle.weaver.read.Lines;
import dev.heddle.weaver.read.ParsedClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Classifies the returns of a method. A coroutine that is returned is awaited after the method has
 * left all its blocks, so a tail call inside a protected range is not made directly.
 */
final class Returns {

  private final ParsedClass parsed;
  private final AsyncMethod method;
  private final InsnList code;
  private final ControlFlow flow;
  private final @Nullable Frame<ValueType>[] types;

  Returns(
      ParsedClass parsed,
      AsyncMethod method,
      ControlFlow flow,
      @Nullable Frame<ValueType>[] types) {
    this.parsed = parsed;
    this.method = method;
    this.code = method.node().instructions;
    this.flow = flow;
    this.types = types;
  }

  List<ReturnPoint> find() {
    List<ReturnPoint> points = new ArrayList<>();
    Set<AbstractInsnNode> skipped = new HashSet<>();
    for (int i = 0; i < flow.size(); i++) {
      AbstractInsnNode insn = code.get(i);
      if (types[i] == null || insn.getOpcode() < 0 || skipped.contains(insn)) {
        continue;
      }
      ReturnPoint point = pointAt(insn, i);
      if (point != null) {
        points.add(point);
        if (point.skipped() != null) {
          skipped.add(point.skipped());
        }
      }
    }
    return List.copyOf(points);
  }

  private @Nullable ReturnPoint pointAt(AbstractInsnNode insn, int index) {
    if (insn.getOpcode() == Opcodes.ARETURN) {
      return new ReturnPoint(
          ReturnPoint.Kind.COROUTINE,
          insn,
          null,
          null,
          null,
          isProtected(index),
          beneathTop(Objects.requireNonNull(types[index])),
          Lines.of(insn));
    }
    if (!(insn instanceof MethodInsnNode call) || !returnsResultOf(insn)) {
      return null;
    }
    if (Awaits.isDone(insn)) {
      return point(ReturnPoint.Kind.VALUE, call, null);
    }
    boolean mayLeave = !method.kind().isGenerator() && !isProtected(index);
    DirectCalls.Bound bound = mayLeave ? DirectCalls.bind(call, parsed) : null;
    return bound == null ? null : point(ReturnPoint.Kind.TAIL_CALL, call, bound.callee());
  }

  private ReturnPoint point(
      ReturnPoint.Kind kind, MethodInsnNode call, @Nullable AsyncMethod callee) {
    return new ReturnPoint(
        kind, call, call, callee, orphan(call), false, List.of(), Lines.of(call));
  }

  private static List<ValueType> beneathTop(Frame<ValueType> state) {
    return MethodAnalysis.stack(state, state.getStackSize() - 1);
  }

  /** Whether what the instruction pushes is returned next, perhaps after jumps. */
  private boolean returnsResultOf(AbstractInsnNode insn) {
    AbstractInsnNode next = Flow.nextReal(insn.getNext());
    for (int hops = 0; next instanceof JumpInsnNode jump && hops < code.size(); hops++) {
      if (jump.getOpcode() != Opcodes.GOTO) {
        return false;
      }
      next = Flow.nextReal(jump.label);
    }
    return next != null && next.getOpcode() == Opcodes.ARETURN;
  }

  /** The instruction behind, if only this one leads to it, and no stack map describes it. */
  private @Nullable AbstractInsnNode orphan(AbstractInsnNode insn) {
    AbstractInsnNode at = insn.getNext();
    while (at != null && at.getOpcode() < 0) {
      if (at instanceof FrameNode || flow.isJumpTarget(code.indexOf(at))) {
        return null;
      }
      at = at.getNext();
    }
    return at;
  }

  private boolean isProtected(int index) {
    return flow.handlers(index).length > 0;
  }
}
