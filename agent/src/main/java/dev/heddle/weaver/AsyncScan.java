package dev.heddle.weaver;

/**
 * The look at a class that comes before all others: at its constant pool alone, which tells in
 * microseconds whether it could hold async methods. This is all that a class without them costs.
 *
 * <p>Apart from {@link Weaver}, since the agent asks it while the program starts: it loads no other
 * class, allocates nothing, and is small enough to be compiled soon.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">JVMS
 *     4.4</a>
 */
public final class AsyncScan {

  private static final int HEADER_BYTES = 10;
  private static final int UTF8 = 1;

  /** Bytes of a constant with its tag, by tag; 0 for a tag that is not known, and for text. */
  private static final byte[] SIZES = {
    0, 0, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private AsyncScan() {}

  /**
   * Whether a class names {@code @Async}, {@code Asyncio} or a generator: false is certain, true is
   * a reason to look closer. A file that is cut short or isn't a class file answers true when its
   * first bytes say that it is a class, so that the reader, and not the scan, tells what is wrong
   * with it.
   *
   * @param classFile the class, or anything else, which then gives false
   */
  public static boolean mayHaveAsync(byte[] classFile) {
    if (classFile.length < HEADER_BYTES
        || u2(classFile, 0) != 0xCAFE
        || u2(classFile, 2) != 0xBABE) {
      return false;
    }
    int entries = u2(classFile, 8);
    int last = classFile.length - 3; // where the shortest constant can begin
    int at = HEADER_BYTES;
    for (int entry = 1; entry < entries; entry++) {
      if (at > last) {
        return true;
      }
      int tag = classFile[at];
      if (tag == UTF8) {
        int length = u2(classFile, at + 1);
        at += 3;
        if (isTelling(classFile, at, length)) {
          return true;
        }
        at += length;
      } else if (tag > 0 && tag < SIZES.length && SIZES[tag] != 0) {
        at += SIZES[tag];
        entry += tag == 5 || tag == 6 ? 1 : 0; // long and double count twice
      } else {
        return true;
      }
    }
    return false;
  }

  /** By length first: no other name of a class file needs its text to be looked at. */
  private static boolean isTelling(byte[] classFile, int from, int length) {
    return switch (length) {
      case 18 ->
          isAt(RuntimeNames.ASYNC_DESC, classFile, from)
              || isAt(RuntimeNames.ASYNCIO, classFile, from);
      case 33 -> isAt(RuntimeNames.GENERATOR, classFile, from);
      case 38 -> isAt(RuntimeNames.ASYNC_GENERATOR, classFile, from);
      default -> false;
    };
  }

  private static boolean isAt(String name, byte[] classFile, int from) {
    if (from + name.length() > classFile.length) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (classFile[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int u2(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
