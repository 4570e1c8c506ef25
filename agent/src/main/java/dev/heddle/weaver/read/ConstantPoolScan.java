package dev.heddle.weaver.read;

import dev.heddle.weaver.RuntimeNames;
import java.nio.charset.StandardCharsets;

/**
 * A look at the constant pool alone, which tells in microseconds whether a class could hold async
 * methods. This is all that a class without them costs.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">JVMS
 *     4.4</a>
 */
public final class ConstantPoolScan {

  private static final byte[] ASYNC = ascii(RuntimeNames.ASYNC_DESC);
  private static final byte[] ASYNCIO = ascii(RuntimeNames.ASYNCIO);
  private static final byte[] GENERATOR = ascii(RuntimeNames.GENERATOR);
  private static final byte[] ASYNC_GENERATOR = ascii(RuntimeNames.ASYNC_GENERATOR);
  private static final int HEADER_BYTES = 10;

  private ConstantPoolScan() {}

  /**
   * Whether the class names {@code @Async}, {@code Asyncio} or a generator. A file that is cut
   * short or isn't a class file answers true when its first bytes say that it is a class, so that
   * the reader, and not the scan, tells what is wrong with it.
   */
  public static boolean mayHaveAsync(byte[] classFile) {
    if (classFile.length < HEADER_BYTES || u4(classFile, 0) != 0xCAFEBABE) {
      return false;
    }
    int entries = u2(classFile, 8);
    int at = HEADER_BYTES;
    for (int entry = 1; entry < entries; entry++) {
      if (at + 3 > classFile.length) {
        return true;
      }
      int tag = classFile[at];
      if (tag == 1) {
        int length = u2(classFile, at + 1);
        if (isTelling(classFile, at + 3, length)) {
          return true;
        }
        at += 3 + length;
      } else {
        int size = sizeOf(tag);
        if (size == 0) {
          return true;
        }
        at += size;
        entry += tag == 5 || tag == 6 ? 1 : 0;
      }
    }
    return false;
  }

  /** Whether a file whose constant pool can't be read names anything of the runtime. */
  static boolean mentionsRuntime(byte[] classFile) {
    String text = new String(classFile, StandardCharsets.ISO_8859_1);
    return text.contains(RuntimeNames.ASYNC_DESC)
        || text.contains(RuntimeNames.ASYNCIO)
        || text.contains(RuntimeNames.GENERATOR)
        || text.contains(RuntimeNames.ASYNC_GENERATOR);
  }

  private static boolean isTelling(byte[] classFile, int from, int length) {
    return equals(classFile, from, length, ASYNC)
        || equals(classFile, from, length, ASYNCIO)
        || equals(classFile, from, length, GENERATOR)
        || equals(classFile, from, length, ASYNC_GENERATOR);
  }

  /** Bytes of an entry with its tag; 0 for a tag that is not known. */
  private static int sizeOf(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 3;
      case 15 -> 4;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
      case 5, 6 -> 9;
      default -> 0;
    };
  }

  private static boolean equals(byte[] bytes, int from, int length, byte[] wanted) {
    if (length != wanted.length || from + length > bytes.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[from + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static int u2(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  private static int u4(byte[] bytes, int at) {
    return u2(bytes, at) << 16 | u2(bytes, at + 2);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
