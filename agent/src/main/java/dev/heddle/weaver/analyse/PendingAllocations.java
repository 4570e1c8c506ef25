package dev.heddle.weaver.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Finds the objects that are under construction while an await runs. They lie on the operand stack;
 * for a switch expression with a try in it, javac moves them to locals and back.
 */
final class PendingAllocations {

  private final MethodNode method;
  private final ControlFlow flow;
  private final @Nullable Frame<ValueType>[] types;
  private final Liveness liveness;
  private final Refusals refusals;

  PendingAllocations(
      MethodNode method,
      ControlFlow flow,
      @Nullable Frame<ValueType>[] types,
      Liveness liveness,
      Refusals refusals) {
    this.liveness = liveness;
    this.method = method;
    this.flow = flow;
    this.types = types;
    this.refusals = refusals;
  }

  List<PendingAllocation> find(List<AwaitPoint> awaits) {
    Set<AbstractInsnNode> allocations = new LinkedHashSet<>();
    for (AwaitPoint point : awaits) {
      for (ValueType type :
          Stream.of(point.stack(), point.locals()).flatMap(List::stream).toList()) {
        if (type.kind() == ValueType.Kind.UNINITIALIZED) {
          allocations.add(Objects.requireNonNull(type.allocation()));
        }
      }
    }
    List<PendingAllocation> pending = new ArrayList<>();
    for (AbstractInsnNode allocation : allocations) {
      pending.add(new PendingAllocation((TypeInsnNode) allocation, constructionsOf(allocation)));
    }
    return List.copyOf(pending);
  }

  private List<PendingAllocation.Construction> constructionsOf(AbstractInsnNode allocation) {
    List<PendingAllocation.Construction> constructions = new ArrayList<>();
    for (int i = 0; i < flow.size(); i++) {
      Frame<ValueType> state = types[i];
      if (state != null && isLookedAt(allocation, state, method.instructions.get(i))) {
        refusals.unusualConstruction(method.instructions.get(i));
      }
      if (state != null
          && method.instructions.get(i) instanceof MethodInsnNode call
          && call.name.equals("<init>")) {
        int receiver = state.getStackSize() - 1 - Type.getArgumentTypes(call.desc).length;
        if (state.getStack(receiver).allocation() == allocation) {
          constructions.add(construction(call, state, receiver));
        }
      }
    }
    return List.copyOf(constructions);
  }

  /** Whether the instruction would see that null takes the object's place. */
  private static boolean isLookedAt(
      AbstractInsnNode allocation, Frame<ValueType> state, AbstractInsnNode insn) {
    int operands =
        switch (insn.getOpcode()) {
          case Opcodes.IFNULL, Opcodes.IFNONNULL, Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> 1;
          case Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE -> 2;
          default -> 0;
        };
    for (int i = 1; i <= operands; i++) {
      if (state.getStack(state.getStackSize() - i).allocation() == allocation) {
        return true;
      }
    }
    return false;
  }

  private PendingAllocation.Construction construction(
      MethodInsnNode call, Frame<ValueType> state, int receiver) {
    ValueType type = state.getStack(receiver);
    int copies = 1;
    while (receiver - copies >= 0 && state.getStack(receiver - copies).equals(type)) {
      copies++;
    }
    int everywhere = 0;
    for (int i = 0; i < state.getStackSize(); i++) {
      everywhere += state.getStack(i).equals(type) ? 1 : 0;
    }
    BitSet live = liveness.after(method.instructions.indexOf(call));
    for (int i = 0; i < state.getLocals(); i++) {
      everywhere += live.get(i) && state.getLocal(i).equals(type) ? 1 : 0;
    }
    if (everywhere != copies) {
      refusals.unusualConstruction(call);
    }
    return new PendingAllocation.Construction(call, copies);
  }
}
