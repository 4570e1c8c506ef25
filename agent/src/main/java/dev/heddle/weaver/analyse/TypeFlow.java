package dev.heddle.weaver.analyse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The types in locals and on the stack before each instruction, found in one pass as the JVM's type
 * checker does: straight on from the method's entry and from each entry of its stack map.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.10.1">JVMS
 *     4.10.1</a>
 */
final class TypeFlow {

  private final String owner;
  private final MethodNode method;
  private final ControlFlow flow;
  private final TypeInterpreter interpreter = new TypeInterpreter();

  private TypeFlow(String owner, MethodNode method, ControlFlow flow) {
    this.owner = owner;
    this.flow = flow;
    this.method = method;
  }

  /**
   * The state before each instruction of the method.
   *
   * @return one entry an instruction, pseudo-instructions too; null where control can't come
   * @throws AnalyzerException when the code doesn't fit its stack map
   */
  static @Nullable Frame<ValueType>[] of(String owner, MethodNode method, ControlFlow flow)
      throws AnalyzerException {
    return new TypeFlow(owner, method, flow).run();
  }

  private @Nullable Frame<ValueType>[] run() throws AnalyzerException {
    int size = method.instructions.size();
    @SuppressWarnings({"unchecked", "rawtypes"})
    @Nullable Frame<ValueType>[] before = new Frame[size];
    Frame<ValueType> state = entry();
    for (int i = 0; i < size; i++) {
      AbstractInsnNode insn = method.instructions.get(i);
      if (insn instanceof FrameNode map) {
        Frame<ValueType> promised = fromStackMap(map);
        if (state != null) {
          TypeMatch.check(insn, state, promised);
        }
        state = promised;
      }
      if (!flow.isReachable(i)) {
        state = null;
      } else if (state == null && insn.getOpcode() >= 0) {
        throw new AnalyzerException(insn, "the stack map has no entry where a jump leads to");
      }
      before[i] = state;
      if (state != null && insn.getOpcode() >= 0) {
        Frame<ValueType> next = new Frame<>(state);
        execute(next, insn);
        checkJumps(insn, next);
        state = Flow.fallsThrough(insn) ? next : null;
      }
    }
    return before;
  }

  private void checkJumps(AbstractInsnNode insn, Frame<ValueType> after) throws AnalyzerException {
    for (LabelNode target : Flow.jumpTargets(insn)) {
      AbstractInsnNode at = target;
      while (at != null && at.getOpcode() < 0 && !(at instanceof FrameNode)) {
        at = at.getNext();
      }
      if (!(at instanceof FrameNode map)) {
        throw new AnalyzerException(insn, "it jumps to a place that the stack map leaves out");
      }
      TypeMatch.check(insn, after, fromStackMap(map));
    }
  }

  private Frame<ValueType> entry() {
    Frame<ValueType> state = new Frame<>(method.maxLocals, method.maxStack);
    int slot = 0;
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      boolean constructor = method.name.equals("<init>");
      state.setLocal(
          slot++, constructor ? ValueType.UNINITIALIZED_THIS : ValueType.ofInternalName(owner));
    }
    for (Type argument : Type.getArgumentTypes(method.desc)) {
      ValueType type = ValueType.of(argument);
      state.setLocal(slot++, type);
      if (argument.getSize() == 2) {
        state.setLocal(slot++, ValueType.TOP);
      }
    }
    while (slot < method.maxLocals) {
      state.setLocal(slot++, ValueType.TOP);
    }
    return state;
  }

  private Frame<ValueType> fromStackMap(FrameNode map) throws AnalyzerException {
    try {
      return declared(map);
    } catch (IndexOutOfBoundsException e) {
      throw new AnalyzerException(map, "a stack map entry is larger than the method allows", e);
    }
  }

  private Frame<ValueType> declared(FrameNode map) throws AnalyzerException {
    Frame<ValueType> state = new Frame<>(method.maxLocals, method.maxStack);
    int slot = 0;
    for (Object local : orEmpty(map.local)) {
      ValueType type = fromStackMap(map, local);
      state.setLocal(slot++, type);
      if (type.getSize() == 2) {
        state.setLocal(slot++, ValueType.TOP);
      }
    }
    while (slot < method.maxLocals) {
      state.setLocal(slot++, ValueType.TOP);
    }
    for (Object entry : orEmpty(map.stack)) {
      state.push(fromStackMap(map, entry));
    }
    return state;
  }

  private static List<Object> orEmpty(@Nullable List<Object> entries) {
    return entries == null ? List.of() : entries;
  }

  private static ValueType fromStackMap(FrameNode map, Object entry) throws AnalyzerException {
    if (entry instanceof String name) {
      return ValueType.ofInternalName(name);
    }
    if (entry instanceof LabelNode label) {
      AbstractInsnNode insn = Flow.nextReal(label);
      if (insn instanceof TypeInsnNode allocation && insn.getOpcode() == Opcodes.NEW) {
        return ValueType.uninitialized(allocation.desc, allocation);
      }
      throw new AnalyzerException(map, "a stack map names an allocation that isn't one");
    }
    if (entry.equals(Opcodes.TOP)) {
      return ValueType.TOP;
    } else if (entry.equals(Opcodes.INTEGER)) {
      return ValueType.INT;
    } else if (entry.equals(Opcodes.FLOAT)) {
      return ValueType.FLOAT;
    } else if (entry.equals(Opcodes.LONG)) {
      return ValueType.LONG;
    } else if (entry.equals(Opcodes.DOUBLE)) {
      return ValueType.DOUBLE;
    } else if (entry.equals(Opcodes.NULL)) {
      return ValueType.NULL;
    }
    return ValueType.UNINITIALIZED_THIS;
  }

  private void execute(Frame<ValueType> state, AbstractInsnNode insn) throws AnalyzerException {
    ValueType constructed = null;
    if (insn instanceof MethodInsnNode call && call.name.equals("<init>")) {
      int receiver = state.getStackSize() - 1 - arguments(call);
      if (receiver < 0) {
        throw new AnalyzerException(insn, "there is nothing on the stack to construct");
      }
      constructed = state.getStack(receiver);
    }
    try {
      state.execute(insn, interpreter);
    } catch (IndexOutOfBoundsException e) {
      throw new AnalyzerException(insn, "the operand stack doesn't fit the instruction", e);
    }
    if (constructed != null) {
      replace(state, constructed, initialized(constructed));
    }
  }

  private static int arguments(MethodInsnNode call) {
    return Type.getArgumentTypes(call.desc).length;
  }

  private ValueType initialized(ValueType constructed) {
    return constructed.kind() == ValueType.Kind.UNINITIALIZED_THIS
        ? ValueType.ofInternalName(owner)
        : ValueType.reference(constructed.desc());
  }

  private static void replace(Frame<ValueType> state, ValueType old, ValueType by) {
    for (int i = 0; i < state.getLocals(); i++) {
      if (state.getLocal(i).equals(old)) {
        state.setLocal(i, by);
      }
    }
    for (int i = 0; i < state.getStackSize(); i++) {
      if (state.getStack(i).equals(old)) {
        state.setStack(i, by);
      }
    }
  }
}
