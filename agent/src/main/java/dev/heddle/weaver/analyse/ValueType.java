package dev.heddle.weaver.analyse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.analysis.Value;

/**
 * A verification type: what the JVM's verifier knows of one local or one entry of the operand
 * stack.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.10.1.2">JVMS
 *     4.10.1.2</a>
 */
public final class ValueType implements Value {

  /** The kinds of verification types. */
  public enum Kind {
    /** Nothing that may be read. */
    TOP,
    /** boolean, byte, char, short, int. */
    INT,
    /** float. */
    FLOAT,
    /** long, two locals. */
    LONG,
    /** double, two locals. */
    DOUBLE,
    /** The null reference. */
    NULL,
    /** An object or array. */
    REFERENCE,
    /** An object whose constructor has not been called. */
    UNINITIALIZED,
    /** {@code this} of a constructor before {@code super(...)}. */
    UNINITIALIZED_THIS
  }

  /** Nothing that may be read. */
  public static final ValueType TOP = new ValueType(Kind.TOP, "", null);

  /** An int or a smaller integer. */
  public static final ValueType INT = new ValueType(Kind.INT, "I", null);

  /** A float. */
  public static final ValueType FLOAT = new ValueType(Kind.FLOAT, "F", null);

  /** A long. */
  public static final ValueType LONG = new ValueType(Kind.LONG, "J", null);

  /** A double. */
  public static final ValueType DOUBLE = new ValueType(Kind.DOUBLE, "D", null);

  /** The null reference. */
  public static final ValueType NULL = new ValueType(Kind.NULL, "", null);

  /** {@code this} before {@code super(...)}. */
  public static final ValueType UNINITIALIZED_THIS =
      new ValueType(Kind.UNINITIALIZED_THIS, "", null);

  private final Kind kind;
  private final String desc;
  private final @Nullable AbstractInsnNode allocation;

  private ValueType(Kind kind, String desc, @Nullable AbstractInsnNode allocation) {
    this.kind = kind;
    this.desc = desc;
    this.allocation = allocation;
  }

  /** An object or array whose type has this descriptor. */
  public static ValueType reference(String desc) {
    return new ValueType(Kind.REFERENCE, desc, null);
  }

  /** An object or array of the class with this internal name (as in a stack map). */
  public static ValueType ofInternalName(String name) {
    return reference(Type.getObjectType(name).getDescriptor());
  }

  /** What {@code NEW} leaves on the stack: an object of the class with this internal name. */
  public static ValueType uninitialized(String internalName, AbstractInsnNode allocation) {
    return new ValueType(
        Kind.UNINITIALIZED, Type.getObjectType(internalName).getDescriptor(), allocation);
  }

  /** The verification type of a value of a declared type; null for void. */
  public static @Nullable ValueType of(Type type) {
    return switch (type.getSort()) {
      case Type.VOID -> null;
      case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> INT;
      case Type.FLOAT -> FLOAT;
      case Type.LONG -> LONG;
      case Type.DOUBLE -> DOUBLE;
      default -> reference(type.getDescriptor());
    };
  }

  /** The kind. */
  public Kind kind() {
    return kind;
  }

  /**
   * Descriptor of a field or parameter that holds such a value: of a reference its own class, of
   * null and of what has no class yet {@code Object}.
   */
  public String desc() {
    return desc.isEmpty() ? "Ljava/lang/Object;" : desc;
  }

  /** The {@code NEW} that made it; null unless uninitialized. */
  public @Nullable AbstractInsnNode allocation() {
    return allocation;
  }

  /** Whether it is a reference to an object that may be read, and isn't known to be null. */
  public boolean isReference() {
    return kind == Kind.REFERENCE;
  }

  /** Whether it must be kept in a field to be had again: null and nothing need not. */
  public boolean isStorable() {
    return switch (kind) {
      case INT, FLOAT, LONG, DOUBLE, REFERENCE -> true;
      default -> false;
    };
  }

  /** Slots of a local: 2 for long and double, else 1. */
  @Override
  public int getSize() {
    return kind == Kind.LONG || kind == Kind.DOUBLE ? 2 : 1;
  }

  /** The form that a {@code FrameNode} has for it: an opcode constant, internal name or label. */
  public Object stackMapForm() {
    return switch (kind) {
      case TOP -> Opcodes.TOP;
      case INT -> Opcodes.INTEGER;
      case FLOAT -> Opcodes.FLOAT;
      case LONG -> Opcodes.LONG;
      case DOUBLE -> Opcodes.DOUBLE;
      case NULL -> Opcodes.NULL;
      case UNINITIALIZED_THIS -> Opcodes.UNINITIALIZED_THIS;
      case REFERENCE -> Type.getType(desc).getInternalName();
      case UNINITIALIZED -> labelBefore(Objects.requireNonNull(allocation));
    };
  }

  private static LabelNode labelBefore(AbstractInsnNode insn) {
    for (AbstractInsnNode at = insn.getPrevious(); at != null; at = at.getPrevious()) {
      if (at instanceof LabelNode label) {
        return label;
      }
      if (at.getOpcode() >= 0) {
        break;
      }
    }
    return new LabelNode(new Label());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ValueType that
        && kind == that.kind
        && desc.equals(that.desc)
        && allocation == that.allocation;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, desc, System.identityHashCode(allocation));
  }

  /** The type as a person writes it, as {@code int} or {@code java.lang.String[]}. */
  @Override
  public String toString() {
    return switch (kind) {
      case TOP -> "-";
      case NULL -> "null";
      case UNINITIALIZED -> "new " + Type.getType(desc).getClassName();
      case UNINITIALIZED_THIS -> "this before super";
      default -> Type.getType(desc).getClassName();
    };
  }
}
