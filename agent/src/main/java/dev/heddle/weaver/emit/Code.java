package dev.heddle.weaver.emit;

import dev.heddle.weaver.analyse.ValueType;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Writes instructions to a list; each method adds what it says. */
final class Code {

  private final InsnList list;

  Code(InsnList list) {
    this.list = list;
  }

  Code add(AbstractInsnNode insn) {
    list.add(insn);
    return this;
  }

  Code op(int opcode) {
    return add(new InsnNode(opcode));
  }

  Code loadObject(int slot) {
    return add(new VarInsnNode(Opcodes.ALOAD, slot));
  }

  Code storeObject(int slot) {
    return add(new VarInsnNode(Opcodes.ASTORE, slot));
  }

  Code load(ValueType type, int slot) {
    return add(new VarInsnNode(asmType(type).getOpcode(Opcodes.ILOAD), slot));
  }

  Code store(ValueType type, int slot) {
    return add(new VarInsnNode(asmType(type).getOpcode(Opcodes.ISTORE), slot));
  }

  /** Pushes null or zero. */
  Code pushDefault(ValueType type) {
    return op(
        switch (type.kind()) {
          case INT -> Opcodes.ICONST_0;
          case FLOAT -> Opcodes.FCONST_0;
          case LONG -> Opcodes.LCONST_0;
          case DOUBLE -> Opcodes.DCONST_0;
          default -> Opcodes.ACONST_NULL;
        });
  }

  Code pushInt(int value) {
    if (value >= -1 && value <= 5) {
      return op(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      return add(new IntInsnNode(Opcodes.BIPUSH, value));
    } else if (value == (short) value) {
      return add(new IntInsnNode(Opcodes.SIPUSH, value));
    }
    return add(new LdcInsnNode(value));
  }

  Code pushString(String text) {
    return add(new LdcInsnNode(text));
  }

  Code type(int opcode, String internalName) {
    return add(new TypeInsnNode(opcode, internalName));
  }

  Code getField(String owner, String name, String desc) {
    return add(new FieldInsnNode(Opcodes.GETFIELD, owner, name, desc));
  }

  Code putField(String owner, String name, String desc) {
    return add(new FieldInsnNode(Opcodes.PUTFIELD, owner, name, desc));
  }

  Code call(int opcode, String owner, String name, String desc) {
    return call(opcode, owner, name, desc, false);
  }

  Code call(int opcode, String owner, String name, String desc, boolean isInterface) {
    return add(new MethodInsnNode(opcode, owner, name, desc, isInterface));
  }

  Code jump(int opcode, LabelNode target) {
    return add(new JumpInsnNode(opcode, target));
  }

  /** Starts a source line here; nothing when it isn't known. */
  Code line(int line) {
    if (line == 0) {
      return this;
    }
    LabelNode start = new LabelNode();
    return add(start).add(new LineNumberNode(line, start));
  }

  /** An entry of the stack map for this place. */
  Code frame(List<Object> locals, List<Object> stack) {
    return add(
        new FrameNode(
            Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray()));
  }

  /** A stack map entry that says: nothing but the arguments, as on entry. */
  Code sameFrame() {
    return add(new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
  }

  private static Type asmType(ValueType type) {
    return switch (type.kind()) {
      case INT -> Type.INT_TYPE;
      case FLOAT -> Type.FLOAT_TYPE;
      case LONG -> Type.LONG_TYPE;
      case DOUBLE -> Type.DOUBLE_TYPE;
      default -> Objects.requireNonNull(Type.getType(type.desc()));
    };
  }
}
