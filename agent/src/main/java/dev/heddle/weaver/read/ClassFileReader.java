package dev.heddle.weaver.read;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/** Reads a class file and finds the methods to weave. Reports what can't be read (W01xx). */
public final class ClassFileReader {

  private static final int HEADER_BYTES = 10;

  private ClassFileReader() {}

  /**
   * Reads a class.
   *
   * @return null when it can't be read, which has then been reported; a class that is woven already
   *     has no coroutines
   */
  public static @Nullable ParsedClass read(byte[] classFile, Diagnostics diagnostics) {
    if (!isClassFile(classFile)) {
      diagnostics.error(
          "W0101",
          "not a class file",
          Location.nowhere(),
          List.of(),
          "a class file begins with the bytes CA FE BA BE, this one does not",
          "compile the source again, or leave the file out");
      return null;
    }
    ClassReader reader;
    ClassNode node = new ClassNode();
    try {
      reader = new ClassReader(classFile);
      reader.accept(node, ClassReader.EXPAND_FRAMES);
    } catch (RuntimeException e) {
      reportUnreadable(classFile, e, diagnostics);
      return null;
    }
    if (isWoven(node)) {
      return new ParsedClass(reader, node, List.of());
    }
    List<AsyncMethod> coroutines = new Selection(node, diagnostics).select();
    if (!coroutines.isEmpty() && majorVersion(node) < Opcodes.V1_6) {
      diagnostics.error(
          "W0103",
          "class file version " + majorVersion(node) + " is too old to be woven",
          Places.of(node),
          List.of(),
          "before version 50 (Java 6) class files have no stack maps, which tell the weaver the"
              + " types of what it saves",
          "compile the class for Java 6 or newer");
    }
    return new ParsedClass(reader, node, coroutines);
  }

  private static boolean isClassFile(byte[] bytes) {
    return bytes.length >= 4
        && (bytes[0] & 0xff) == 0xCA
        && (bytes[1] & 0xff) == 0xFE
        && (bytes[2] & 0xff) == 0xBA
        && (bytes[3] & 0xff) == 0xBE;
  }

  private static void reportUnreadable(
      byte[] classFile, RuntimeException cause, Diagnostics diagnostics) {
    int major =
        classFile.length < HEADER_BYTES ? 0 : ((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff);
    if (major > Opcodes.V27) {
      diagnostics.error(
          "W0102",
          "class file version " + major + " is newer than the weaver knows",
          Location.nowhere(),
          List.of(),
          "this release of Heddle reads class files up to version " + Opcodes.V27,
          "use a newer release of Heddle, or compile with a lower --release");
      return;
    }
    diagnostics.error(
        "W0101",
        "the class file is cut short or damaged",
        Location.nowhere(),
        List.of(),
        cause instanceof IndexOutOfBoundsException
            ? "it has " + classFile.length + " bytes, and announces more"
            : "what its " + classFile.length + " bytes say makes no sense: " + cause.getMessage(),
        "compile the source again");
  }

  private static boolean isWoven(ClassNode node) {
    if (node.invisibleAnnotations != null) {
      for (AnnotationNode annotation : node.invisibleAnnotations) {
        if (annotation.desc.equals(RuntimeNames.WOVEN_DESC)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int majorVersion(ClassNode node) {
    return node.version & 0xffff;
  }
}
