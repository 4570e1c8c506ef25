package dev.heddle.weaver.emit;

import org.objectweb.asm.ClassReader;

/**
 * Measures the code of methods in a class file.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.7.3">JVMS
 *     4.7.3</a>
 */
final class CodeSizes {

  private static final int ATTRIBUTE_HEADER = 6;

  private final ClassReader reader;
  private final char[] buffer;
  private int at;

  CodeSizes(ClassReader reader) {
    this.reader = reader;
    this.buffer = new char[reader.getMaxStringLength()];
  }

  /** Bytes of the method's code, without tables; 0 when the class has no such method. */
  int of(String name, String desc) {
    int interfaces = reader.readUnsignedShort(reader.header + 6);
    at = reader.header + 8 + 2 * interfaces;
    int fields = next();
    for (int i = 0; i < fields; i++) {
      member("", "");
    }
    int methods = next();
    int size = 0;
    for (int i = 0; i < methods && size == 0; i++) {
      size = member(name, desc);
    }
    return size;
  }

  private int next() {
    int value = reader.readUnsignedShort(at);
    at += 2;
    return value;
  }

  /** Moves behind a field or method, and tells the size of its code if it is the wanted one. */
  private int member(String name, String desc) {
    boolean isWanted =
        name.equals(reader.readUTF8(at + 2, buffer))
            && desc.equals(reader.readUTF8(at + 4, buffer));
    at += 6;
    int size = 0;
    for (int attributes = next(); attributes > 0; attributes--) {
      if (isWanted && "Code".equals(reader.readUTF8(at, buffer))) {
        size = reader.readInt(at + ATTRIBUTE_HEADER + 4);
      }
      at += ATTRIBUTE_HEADER + reader.readInt(at + 2);
    }
    return size;
  }
}
