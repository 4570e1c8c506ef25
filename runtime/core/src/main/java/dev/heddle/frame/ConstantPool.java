package dev.heddle.frame;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The constants of a class file that is being written. Their numbers begin at one. */
final class ConstantPool {

  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private int next = 1;

  /** Adds a class, or with a descriptor of one an array. */
  int classNamed(String internalName) throws IOException {
    return add(CLASS, text(internalName));
  }

  /** Adds a method as a call names it. */
  int method(Class<?> owner, String name, String descriptor) throws IOException {
    int ownerClass = classNamed(owner.getName().replace('.', '/'));
    int member = add(NAME_AND_TYPE, text(name), text(descriptor));
    return add(owner.isInterface() ? INTERFACE_METHOD : METHOD, ownerClass, member);
  }

  /** Adds a text. */
  int text(String text) throws IOException {
    out.writeByte(UTF8);
    out.writeUTF(text);
    return next++;
  }

  private int add(int tag, int... parts) throws IOException {
    out.writeByte(tag);
    for (int part : parts) {
      out.writeShort(part);
    }
    return next++;
  }

  /** Writes how many there are, and all of them. */
  void writeTo(DataOutputStream target) throws IOException {
    target.writeShort(next);
    bytes.writeTo(target);
  }
}
