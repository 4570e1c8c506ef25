package dev.heddle.weaver;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * The version that a class file says it has, as major version. ASM refuses what is newer than the
 * newest it knows; such a class is read as if it were of that version, which is right as long as it
 * uses nothing that came later.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.1">JVMS
 *     4.1</a>
 */
public final class ClassFileVersion {

  /** The newest that ASM reads. */
  public static final int NEWEST_KNOWN = Opcodes.V27;

  private static final int MAJOR = 6;
  private static final int HEADER_BYTES = 10;

  private ClassFileVersion() {}

  /** The major version; 0 when the file is too short to tell. */
  public static int of(byte[] classFile) {
    return classFile.length < HEADER_BYTES
        ? 0
        : ((classFile[MAJOR] & 0xff) << 8) | (classFile[MAJOR + 1] & 0xff);
  }

  /** Whether it is newer than the newest that ASM reads. */
  public static boolean isFromTheFuture(byte[] classFile) {
    return of(classFile) > NEWEST_KNOWN;
  }

  /** A reader of a class file of any version. */
  public static ClassReader reader(byte[] classFile) {
    if (!isFromTheFuture(classFile)) {
      return new ClassReader(classFile);
    }
    byte[] readable = classFile.clone();
    readable[MAJOR] = (byte) (NEWEST_KNOWN >> 8);
    readable[MAJOR + 1] = (byte) NEWEST_KNOWN;
    return new ClassReader(readable);
  }
}
