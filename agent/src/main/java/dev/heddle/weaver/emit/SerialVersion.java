package dev.heddle.weaver.emit;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.SerialVersionUIDAdder;
import org.objectweb.asm.tree.ClassNode;

/**
 * The number that serialization compares to tell whether two classes of one name are the same
 * class. Where the source doesn't give it, it is a hash of the members, and the bodies that weaving
 * adds are members. So the woven class says what the number was: objects go to and fro between a
 * class and the same one woven.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/class.html">The
 *     serialization specification, 4.6</a>
 */
final class SerialVersion extends SerialVersionUIDAdder {

  private static final String FIELD = "serialVersionUID";
  private long computed;

  private SerialVersion() {
    super(Opcodes.ASM9, new ClassNode());
  }

  /**
   * Adds the field to a class that may be serializable and doesn't have it. That of a record or an
   * enum means nothing.
   *
   * @param original the class before weaving
   */
  static void keep(ClassReader original, ClassNode parsed, ClassVisitor woven) {
    boolean isInterface = (parsed.access & Opcodes.ACC_INTERFACE) != 0;
    boolean hasSupertypes =
        !parsed.interfaces.isEmpty() || !"java/lang/Object".equals(parsed.superName);
    boolean hasOwn = parsed.fields.stream().anyMatch(field -> field.name.equals(FIELD));
    if (!hasSupertypes
        || hasOwn
        || (parsed.access & (Opcodes.ACC_ENUM | Opcodes.ACC_RECORD)) != 0) {
      return;
    }
    SerialVersion version = new SerialVersion();
    original.accept(version, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    int access = isInterface ? Opcodes.ACC_PUBLIC : Opcodes.ACC_PRIVATE;
    access |= Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
    FieldVisitor field = woven.visitField(access, FIELD, "J", null, version.computed);
    if (field != null) {
      field.visitEnd();
    }
  }

  @Override
  protected void addSVUID(long svuid) {
    computed = svuid;
  }
}
