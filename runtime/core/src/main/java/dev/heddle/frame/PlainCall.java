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
 * with a method that makes that call. It has the caller's access, but for what only its heirs have.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">JVMS 4, the class
 *     file format</a>
 */
final class PlainCall {

  private static final String METHOD = "call";
  private static final String TRIAL = "resolve";
  private static final int JAVA_17 = 61;
  private static final int ACC_STATIC_SYNTHETIC = 0x1008;
  private static final int ACC_FINAL_SYNTHETIC = 0x1010;
  private static final int ACONST_NULL = 0x01;
  private static final int ICONST_0 = 0x03;
  private static final int LCONST_0 = 0x09;
  private static final int FCONST_0 = 0x0b;
  private static final int DCONST_0 = 0x0e;
  private static final int POP = 0x57;
  private static final int RETURN = 0xb1;
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

  /** Bytes of a code attribute beside its instructions. */
  private static final int CODE_BYTES = 12;

  private final ConstantPool constants = new ConstantPool();

  private PlainCall() {}

  /**
   * Makes the call.
   *
   * @param caller who calls
   * @param type what the call site takes, to Object: Object in the place of a missing class
   * @param kind how: static, virtual or of an interface, a reference kind
   * @param descriptor the method's
   * @return gives what the method returns
   * @throws IllegalAccessException if the caller may not access what an argument is declared as
   * @throws LinkageError if the method can't be called from a class beside the caller
   */
  static MethodHandle of(
      MethodHandles.Lookup caller,
      String name,
      MethodType type,
      Class<?> owner,
      int kind,
      String descriptor)
      throws IllegalAccessException, NoSuchMethodException {
    requireAccess(caller, type, parameters(descriptor));
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
    resolve(inside);
    return inside.findStatic(inside.lookupClass(), METHOD, type);
  }

  /** An ordinary call does not name what it passes; this one has to, for the verifier. */
  private static void requireAccess(
      MethodHandles.Lookup caller, MethodType type, List<String> parameters)
      throws IllegalAccessException {
    int receivers = type.parameterCount() - parameters.size();
    for (int i = receivers; i < type.parameterCount(); i++) {
      if (type.parameterType(i) == Object.class) {
        String name = parameters.get(i - receivers).replace('/', '.');
        try {
          caller.findClass(name);
        } catch (ClassNotFoundException | LinkageError missing) {
          continue; // only null has that type, and for null the JVM does not look for it
        }
      }
    }
  }

  /** Else the first call would tell of a class that nobody wrote. */
  private static void resolve(MethodHandles.Lookup inside)
      throws IllegalAccessException, NoSuchMethodException {
    MethodHandle trial =
        inside.findStatic(inside.lookupClass(), TRIAL, MethodType.methodType(void.class));
    try {
      trial.invokeExact();
    } catch (IllegalAccessError refused) {
      throw refused;
    } catch (NullPointerException | IncompatibleClassChangeError resolved) {
      return; // or it isn't there, which the call itself will tell
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure); // it calls nothing that could throw this
    }
  }

  private byte[] classFile(
      String self, String name, MethodType type, Class<?> owner, int kind, String descriptor)
      throws IOException {
    int thisClass = constants.classNamed(self);
    int superclass = constants.classNamed("java/lang/Object");
    int method = constants.text(METHOD);
    int methodType = constants.text(type.toMethodDescriptorString());
    int trial = constants.text(TRIAL);
    int trialType = constants.text("()V");
    int code = constants.text("Code");
    int called = constants.method(owner, name, descriptor);
    byte[] call = instructions(type, kind, called, parameters(descriptor));
    int tried = constants.method(owner, name, descriptor); // its own: it may be refused only once
    byte[] onNull = trial(type, kind, tried, owner.isInterface());
    int slots = type.parameterList().stream().mapToInt(PlainCall::size).sum();

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeInt(JAVA_17);
    constants.writeTo(out);
    shorts(out, ACC_FINAL_SYNTHETIC, thisClass, superclass, 0, 0, 2);
    method(out, method, methodType, code, slots, call);
    method(out, trial, trialType, code, slots, onNull);
    shorts(out, 0); // no attributes of the class
    return bytes.toByteArray();
  }

  private static void method(
      DataOutputStream out, int name, int type, int code, int slots, byte[] instructions)
      throws IOException {
    shorts(out, ACC_STATIC_SYNTHETIC, name, type, 1, code);
    out.writeInt(CODE_BYTES + instructions.length);
    shorts(out, slots + 1, slots);
    out.writeInt(instructions.length);
    out.write(instructions);
    shorts(out, 0, 0); // no handlers, and no attributes of the code
  }

  /**
   * Has the JVM resolve the method and run nothing: there is no receiver, and a static method is
   * called as if it had one.
   */
  private static byte[] trial(MethodType type, int kind, int called, boolean isOfInterface)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    boolean isStatic = kind == MethodHandleInfo.REF_invokeStatic;
    if (isStatic) {
      out.writeByte(ACONST_NULL);
    }
    int slots = isStatic ? 1 : 0;
    for (Class<?> parameter : type.parameterList()) {
      out.writeByte(zero(parameter));
      slots += size(parameter);
    }
    invoke(out, isOfInterface ? INVOKEINTERFACE : INVOKEVIRTUAL, called, slots);
    out.writeByte(POP);
    out.writeByte(RETURN);
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
        out.writeShort(constants.classNamed(parameters.get(i - receivers)));
      }
    }
    int invocation =
        switch (kind) {
          case MethodHandleInfo.REF_invokeStatic -> INVOKESTATIC;
          case MethodHandleInfo.REF_invokeInterface -> INVOKEINTERFACE;
          default -> INVOKEVIRTUAL;
        };
    invoke(out, invocation, called, slot);
    out.writeByte(ARETURN);
    return bytes.toByteArray();
  }

  private static void invoke(DataOutputStream out, int opcode, int called, int slots)
      throws IOException {
    out.writeByte(opcode);
    out.writeShort(called);
    if (opcode == INVOKEINTERFACE) {
      out.writeByte(slots);
      out.writeByte(0);
    }
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

  private static int zero(Class<?> type) {
    if (!type.isPrimitive()) {
      return ACONST_NULL;
    } else if (type == long.class) {
      return LCONST_0;
    } else if (type == float.class) {
      return FCONST_0;
    }
    return type == double.class ? DCONST_0 : ICONST_0;
  }

  private static int size(Class<?> type) {
    return type == long.class || type == double.class ? 2 : 1;
  }

  private static void shorts(DataOutputStream out, int... values) throws IOException {
    for (int value : values) {
      out.writeShort(value);
    }
  }
}
