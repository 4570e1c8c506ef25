package dev.heddle.weaver.analyse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * What each instruction does to verification types. It never merges: at every place where paths
 * meet the class file's own stack map tells the types, so no class hierarchy is needed.
 */
final class TypeInterpreter extends Interpreter<ValueType> implements Opcodes {

  private static final ValueType OBJECT = ValueType.reference("Ljava/lang/Object;");

  TypeInterpreter() {
    super(ASM9);
  }

  @Override
  public @Nullable ValueType newValue(@Nullable Type type) {
    return type == null ? ValueType.TOP : ValueType.of(type);
  }

  @Override
  public ValueType newOperation(AbstractInsnNode insn) throws AnalyzerException {
    return switch (insn.getOpcode()) {
      case ACONST_NULL -> ValueType.NULL;
      case ICONST_M1, ICONST_0, ICONST_1, ICONST_2, ICONST_3, ICONST_4, ICONST_5, BIPUSH, SIPUSH ->
          ValueType.INT;
      case LCONST_0, LCONST_1 -> ValueType.LONG;
      case FCONST_0, FCONST_1, FCONST_2 -> ValueType.FLOAT;
      case DCONST_0, DCONST_1 -> ValueType.DOUBLE;
      case LDC -> constant(insn, ((LdcInsnNode) insn).cst);
      case GETSTATIC -> declared(((FieldInsnNode) insn).desc);
      case NEW -> ValueType.uninitialized(((TypeInsnNode) insn).desc, insn);
      default -> throw unexpected(insn);
    };
  }

  private static ValueType constant(AbstractInsnNode insn, Object value) throws AnalyzerException {
    if (value instanceof Integer) {
      return ValueType.INT;
    } else if (value instanceof Float) {
      return ValueType.FLOAT;
    } else if (value instanceof Long) {
      return ValueType.LONG;
    } else if (value instanceof Double) {
      return ValueType.DOUBLE;
    } else if (value instanceof String) {
      return ValueType.reference("Ljava/lang/String;");
    } else if (value instanceof Type type) {
      return ValueType.reference(
          type.getSort() == Type.METHOD ? "Ljava/lang/invoke/MethodType;" : "Ljava/lang/Class;");
    } else if (value instanceof Handle) {
      return ValueType.reference("Ljava/lang/invoke/MethodHandle;");
    } else if (value instanceof ConstantDynamic dynamic) {
      return declared(dynamic.getDescriptor());
    }
    throw unexpected(insn);
  }

  @Override
  public ValueType copyOperation(AbstractInsnNode insn, ValueType value) throws AnalyzerException {
    ValueType.Kind wanted =
        switch (insn.getOpcode()) {
          case ILOAD, ISTORE -> ValueType.Kind.INT;
          case LLOAD, LSTORE -> ValueType.Kind.LONG;
          case FLOAD, FSTORE -> ValueType.Kind.FLOAT;
          case DLOAD, DSTORE -> ValueType.Kind.DOUBLE;
          default -> value.kind();
        };
    if (value.kind() != wanted) {
      throw new AnalyzerException(insn, "it takes a local of type " + value + " for " + wanted);
    }
    return value;
  }

  @Override
  public @Nullable ValueType unaryOperation(AbstractInsnNode insn, ValueType value)
      throws AnalyzerException {
    return switch (insn.getOpcode()) {
      case INEG, IINC, L2I, F2I, D2I, I2B, I2C, I2S, ARRAYLENGTH, INSTANCEOF -> ValueType.INT;
      case FNEG, I2F, L2F, D2F -> ValueType.FLOAT;
      case LNEG, I2L, F2L, D2L -> ValueType.LONG;
      case DNEG, I2D, L2D, F2D -> ValueType.DOUBLE;
      case GETFIELD -> declared(((FieldInsnNode) insn).desc);
      case NEWARRAY -> ValueType.reference(primitiveArray(((IntInsnNode) insn).operand));
      case ANEWARRAY ->
          ValueType.reference("[" + Type.getObjectType(((TypeInsnNode) insn).desc).getDescriptor());
      case CHECKCAST -> ValueType.ofInternalName(((TypeInsnNode) insn).desc);
      default -> null;
    };
  }

  private static String primitiveArray(int operand) {
    return switch (operand) {
      case Opcodes.T_BOOLEAN -> "[Z";
      case Opcodes.T_CHAR -> "[C";
      case Opcodes.T_FLOAT -> "[F";
      case Opcodes.T_DOUBLE -> "[D";
      case Opcodes.T_BYTE -> "[B";
      case Opcodes.T_SHORT -> "[S";
      case Opcodes.T_LONG -> "[J";
      default -> "[I";
    };
  }

  @Override
  public @Nullable ValueType binaryOperation(
      AbstractInsnNode insn, ValueType first, ValueType second) {
    int opcode = insn.getOpcode();
    return switch (opcode) {
      case IALOAD, BALOAD, CALOAD, SALOAD -> ValueType.INT;
      case FALOAD -> ValueType.FLOAT;
      case LALOAD -> ValueType.LONG;
      case DALOAD -> ValueType.DOUBLE;
      case AALOAD -> elementOf(first);
      case IADD, ISUB, IMUL, IDIV, IREM, ISHL, ISHR, IUSHR, IAND, IOR, IXOR -> ValueType.INT;
      case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> ValueType.INT;
      case LADD, LSUB, LMUL, LDIV, LREM, LSHL, LSHR, LUSHR, LAND, LOR, LXOR -> ValueType.LONG;
      case FADD, FSUB, FMUL, FDIV, FREM -> ValueType.FLOAT;
      case DADD, DSUB, DMUL, DDIV, DREM -> ValueType.DOUBLE;
      default -> null;
    };
  }

  private static ValueType elementOf(ValueType array) {
    if (array.kind() == ValueType.Kind.NULL) {
      return ValueType.NULL;
    }
    String desc = array.desc();
    return desc.startsWith("[") ? ValueType.reference(desc.substring(1)) : OBJECT;
  }

  @Override
  public @Nullable ValueType ternaryOperation(
      AbstractInsnNode insn, ValueType first, ValueType second, ValueType third) {
    return null;
  }

  @Override
  public @Nullable ValueType naryOperation(
      AbstractInsnNode insn, List<? extends ValueType> values) {
    if (insn instanceof MultiANewArrayInsnNode array) {
      return ValueType.reference(array.desc);
    }
    String desc =
        insn instanceof InvokeDynamicInsnNode dynamic ? dynamic.desc : ((MethodInsnNode) insn).desc;
    return ValueType.of(Type.getReturnType(desc));
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, ValueType value, ValueType expected) {}

  @Override
  public ValueType merge(ValueType first, ValueType second) {
    throw new UnsupportedOperationException("types are never merged, stack maps tell them");
  }

  private static ValueType declared(String desc) {
    ValueType type = ValueType.of(Type.getType(desc));
    if (type == null) {
      throw new IllegalArgumentException(desc);
    }
    return type;
  }

  private static AnalyzerException unexpected(AbstractInsnNode insn) {
    return new AnalyzerException(insn, "unexpected instruction, opcode " + insn.getOpcode());
  }
}
