package dev.heddle.weaver.verify;

import java.util.Map;
import org.objectweb.asm.ClassReader;

/**
 * Checks that the attributes of a class file are as long as they say, and that nothing is left over
 * behind them. The JVM insists on it; ASM goes by what it expects to read.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.7">JVMS
 *     4.7</a>
 */
final class AttributeLengths {

  private static final int HEADER = 6;
  private static final int CODE_HEADER = 8;
  private static final int HANDLER = 8;

  /** Attributes of one length. */
  private static final Map<String, Integer> FIXED =
      Map.of(
          "ConstantValue", 2,
          "Deprecated", 0,
          "EnclosingMethod", 4,
          "NestHost", 2,
          "Signature", 2,
          "SourceFile", 2,
          "Synthetic", 0);

  /** Attributes that are a number, in two bytes, and so many entries of one length. */
  private static final Map<String, Integer> TABLES =
      Map.of(
          "Exceptions", 2,
          "InnerClasses", 8,
          "LineNumberTable", 4,
          "LocalVariableTable", 10,
          "LocalVariableTypeTable", 10,
          "NestMembers", 2,
          "PermittedSubclasses", 2);

  private final ClassReader reader;
  private final char[] buffer;
  private int at;

  private AttributeLengths(ClassReader reader) {
    this.reader = reader;
    this.buffer = new char[reader.getMaxStringLength()];
    this.at = reader.header;
  }

  /**
   * Walks through a class file from its constant pool to its end.
   *
   * @throws RuntimeException where a length is wrong, or leads out of the file
   */
  static void check(byte[] classFile, ClassReader reader) {
    AttributeLengths walk = new AttributeLengths(reader);
    walk.at += 6;
    walk.table(2);
    walk.members();
    walk.members();
    walk.attributes();
    walk.requireEnd("the class file", classFile.length);
  }

  private int next() {
    int value = reader.readUnsignedShort(at);
    at += 2;
    return value;
  }

  /** Moves behind a number and so many entries of one length. */
  private void table(int entryBytes) {
    int entries = next();
    at += entryBytes * entries;
  }

  private void members() {
    for (int members = next(); members > 0; members--) {
      at += 6;
      attributes();
    }
  }

  private void attributes() {
    for (int attributes = next(); attributes > 0; attributes--) {
      String name = String.valueOf(reader.readUTF8(at, buffer));
      int length = reader.readInt(at + 2);
      at += HEADER;
      int end = Math.addExact(at, length);
      content(name, length);
      requireEnd("the attribute " + name, end);
    }
  }

  /** Moves behind what the attribute holds, as far as that is known here. */
  private void content(String name, int length) {
    if (FIXED.containsKey(name)) {
      at += FIXED.get(name);
    } else if (TABLES.containsKey(name)) {
      table(TABLES.get(name));
    } else if (name.equals("Code")) {
      at += CODE_HEADER + reader.readInt(at + CODE_HEADER - 4);
      table(HANDLER);
      attributes();
    } else if (name.equals("Record")) {
      recordComponents();
    } else {
      at += length;
    }
  }

  private void recordComponents() {
    for (int components = next(); components > 0; components--) {
      at += 4;
      attributes();
    }
  }

  private void requireEnd(String what, int end) {
    if (at != end) {
      throw new IllegalArgumentException(
          what + " has not the length that it announces, by " + Math.abs(at - end) + " bytes");
    }
  }
}
