package dev.heddle.weaver.emit;

import dev.heddle.weaver.analyse.Flow;
import dev.heddle.weaver.analyse.PendingAllocation;
import dev.heddle.weaver.analyse.ValueType;
import dev.heddle.weaver.lower.Argument;
import dev.heddle.weaver.lower.StateMachine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * Stack map entries of the body: those of the original code and the new ones, each with the
 * weaver's own locals behind the method's.
 */
final class StackMaps {

  private final StateMachine machine;
  private final Set<AbstractInsnNode> pending = new HashSet<>();

  StackMaps(StateMachine machine) {
    this.machine = machine;
    for (PendingAllocation allocation : machine.source().pendingAllocations()) {
      pending.add(allocation.allocation());
    }
  }

  /**
   * The locals when a frame has called: without the arguments, where the body doesn't take them.
   */
  List<Object> arrivalLocals() {
    if (machine.body().takesArguments()) {
      return entryLocals();
    }
    List<Object> locals = new ArrayList<>();
    if (!machine.body().isStatic()) {
      locals.add(machine.body().owner());
    }
    locals.add(machine.body().frameClass());
    return withWeaverLocals(locals);
  }

  /** The locals where the original code begins. */
  List<Object> entryLocals() {
    List<Object> locals = new ArrayList<>();
    if (!machine.body().isStatic()) {
      locals.add(machine.body().owner());
    }
    for (Argument argument : machine.arguments()) {
      locals.add(argument.type().stackMapForm());
    }
    return withWeaverLocals(locals);
  }

  /** The locals at an await. */
  List<Object> locals(List<ValueType> slots) {
    List<Object> locals = new ArrayList<>();
    for (int slot = 0; slot < slots.size(); slot += slots.get(slot).getSize()) {
      locals.add(form(slots.get(slot)));
    }
    return withWeaverLocals(locals);
  }

  /** The operand stack at an await with one more entry, an object, on top. */
  List<Object> stackWith(List<ValueType> entries, String internalName) {
    List<Object> stack = new ArrayList<>();
    entries.forEach(entry -> stack.add(form(entry)));
    stack.add(internalName);
    return stack;
  }

  /** An entry of the original stack map, for the body. */
  FrameNode adapted(FrameNode original, Map<LabelNode, LabelNode> labels) {
    List<Object> locals = withWeaverLocals(mapped(original.local, labels));
    List<Object> stack = mapped(original.stack, labels);
    return new FrameNode(
        Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray());
  }

  private List<Object> mapped(@Nullable List<Object> entries, Map<LabelNode, LabelNode> labels) {
    List<Object> mapped = new ArrayList<>();
    if (entries != null) {
      for (Object entry : entries) {
        mapped.add(entry instanceof LabelNode label ? allocation(label, labels) : entry);
      }
    }
    return mapped;
  }

  private Object allocation(LabelNode label, Map<LabelNode, LabelNode> labels) {
    AbstractInsnNode insn = Flow.nextReal(label);
    return insn != null && pending.contains(insn)
        ? Opcodes.NULL
        : Objects.requireNonNull(labels.get(label));
  }

  private static Object form(ValueType type) {
    return type.kind() == ValueType.Kind.UNINITIALIZED ? Opcodes.NULL : type.stackMapForm();
  }

  private List<Object> withWeaverLocals(List<Object> locals) {
    int slots = 0;
    for (Object local : locals) {
      slots += local.equals(Opcodes.LONG) || local.equals(Opcodes.DOUBLE) ? 2 : 1;
    }
    for (; slots < machine.slots().frame(); slots++) {
      locals.add(Opcodes.TOP);
    }
    locals.add(machine.body().frameClass());
    if (machine.slots().receiver() > 0) {
      locals.add(machine.body().owner());
    }
    return locals;
  }
}
