package dev.heddle.frame;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of a method of which a parameter's class is missing. An ordinary call instruction does not
 * mind, and passes null for it; a method handle wants all classes there. So this writes a class
 * whose only method makes that call.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">JVMS 4, the class
 *     file format</a>
 */
final class PlainCall {

  private static final String METHOD = "call";
  private static final int JAVA_17 = 61;
  private static final int ACC_STATIC_SYNTHETIC = 0x1008;
  private static final int ACC_FINAL_SYNTHETIC = 0x1010;
  private static final int ILOAD = 0x15;
  private static final int LLOAD = 0x16;
  private static final int FLOAD = 0x17;
  private static final int DLOAD = 0x18;
  private static final int ALOAD = 0x19;
  private static final int CHECKCAST = 0xc0;
  private static final int ARETURN = 0xb0;
  private static final int INVOKEVIRTUAL = 0xb6;
  private static final int INVOKESTATIC = 0xb8;
  private static final int INVOKEINTERFACE = 0xb9;
  private static final int CONSTANT_UTF8 = 1;
  private static final int CONSTANT_CLASS = 7;
  private static final int CONSTANT_METHOD = 10;
  private static final int CONSTANT_INTERFACE_METHOD = 11;
  private static final int CONSTANT_NAME_AND_TYPE = 12;

  /** Bytes of a code attribute beside its instructions. */
  private static final int CODE_BYTES = 12;

  /** The constant pool being written: its entries are numbered from one. */
  private final ByteArrayOutputStream constants = new ByteArrayOutputStream();

  private int count = 1;

  private PlainCall() {}

  /**
   * Makes the call.
   *
   * @param caller who calls
   * @param type what the call site takes, to Object: Object in the place of a missing class
   * @param kind how: static, virtual or of an interface, a reference kind
   * @param descriptor the method's
   * @return gives what the method returns
   */
  static MethodHandle of(
      MethodHandles.Lookup caller,
      String name,
      MethodType type,
      Class<?> owner,
      int kind,
      String descriptor)
      throws IllegalAccessException, NoSuchMethodException {
    String pack = caller.lookupClass().getPackageName().replace('.', '/');
    String self = pack.isEmpty() ? "PlainCall" : pack + "/PlainCall";
    byte[] bytes;
    try {
      bytes = new PlainCall().classFile(self, name, type, owner, kind, descriptor);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written to but memory
    }
    MethodHandles.Lookup inside =
        caller.defineHiddenClass(bytes, false, MethodHandles.Lookup.ClassOption.NESTMATE);
    return inside.findStatic(inside.lookupClass(), METHOD, type);
  }

  private byte[] classFile(
      String self, String name, MethodType type, Class<?> owner, int kind, String descriptor)
      throws IOException {
    int thisClass = classNamed(self);
    int superclass = classNamed("java/lang/Object");
    int method = text(METHOD);
    int methodType = text(type.toMethodDescriptorString());
    int code = text("Code");
    int called =
        pair(
            owner.isInterface() ? CONSTANT_INTERFACE_METHOD : CONSTANT_METHOD,
            classNamed(owner.getName().replace('.', '/')),
            pair(CONSTANT_NAME_AND_TYPE, text(name), text(descriptor)));
    byte[] instructions = instructions(type, kind, called, parameters(descriptor));
    int slots = type.parameterList().stream().mapToInt(PlainCall::size).sum();

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeInt(JAVA_17);
    out.writeShort(count);
    constants.writeTo(out);
    shorts(out, ACC_FINAL_SYNTHETIC, thisClass, superclass, 0, 0);
    shorts(out, 1, ACC_STATIC_SYNTHETIC, method, methodType, 1, code);
    out.writeInt(CODE_BYTES + instructions.length);
    shorts(out, slots + 1, slots);
    out.writeInt(instructions.length);
    out.write(instructions);
    shorts(out, 0, 0, 0); // no handlers; no attributes of the code, nor of the class
    return bytes.toByteArray();
  }

  private byte[] instructions(MethodType type, int kind, int called, List<String> parameters)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    int receivers = type.parameterCount() - parameters.size();
    int slot = 0;
    for (int i = 0; i < type.parameterCount(); i++) {
      out.writeByte(load(type.parameterType(i)));
      out.writeByte(slot);
      slot += size(type.parameterType(i));
      if (i >= receivers && type.parameterType(i) == Object.class) {
        out.writeByte(CHECKCAST); // null has every class, also one that isn't there
        out.writeShort(classNamed(parameters.get(i - receivers)));
      }
    }
    switch (kind) {
      case MethodHandleInfo.REF_invokeStatic -> out.writeByte(INVOKESTATIC);
      case MethodHandleInfo.REF_invokeInterface -> out.writeByte(INVOKEINTERFACE);
      default -> out.writeByte(INVOKEVIRTUAL);
    }
    out.writeShort(called);
    if (kind == MethodHandleInfo.REF_invokeInterface) {
      out.writeByte(slot);
      out.writeByte(0);
    }
    out.writeByte(ARETURN);
    return bytes.toByteArray();
  }

  /** The parameters' types as a class constant names them; a primitive's is its letter. */
  private static List<String> parameters(String descriptor) {
    List<String> types = new ArrayList<>();
    int at = 1;
    while (descriptor.charAt(at) != ')') {
      int start = at;
      while (descriptor.charAt(at) == '[') {
        at++;
      }
      at = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
      boolean isClass = descriptor.charAt(start) == 'L';
      types.add(descriptor.substring(isClass ? start + 1 : start, isClass ? at - 1 : at));
    }
    return types;
  }

  private static int load(Class<?> type) {
    if (!type.isPrimitive()) {
      return ALOAD;
    } else if (type == long.class) {
      return LLOAD;
    } else if (type == float.class) {
      return FLOAD;
    }
    return type == double.class ? DLOAD : ILOAD;
  }

  private static int size(Class<?> type) {
    return type == long.class || type == double.class ? 2 : 1;
  }

  private int classNamed(String internalName) throws IOException {
    int name = text(internalName);
    constant(CONSTANT_CLASS, name);
    return count - 1;
  }

  private int pair(int tag, int first, int second) throws IOException {
    constant(tag, first, second);
    return count - 1;
  }

  private int text(String text) throws IOException {
    DataOutputStream out = new DataOutputStream(constants);
    out.writeByte(CONSTANT_UTF8);
    out.writeUTF(text);
    return count++;
  }

  private void constant(int tag, int... indices) throws IOException {
    DataOutputStream out = new DataOutputStream(constants);
    out.writeByte(tag);
    shorts(out, indices);
    count++;
  }

  private static void shorts(DataOutputStream out, int... values) throws IOException {
    for (int value : values) {
      out.writeShort(value);
    }
  }
}
