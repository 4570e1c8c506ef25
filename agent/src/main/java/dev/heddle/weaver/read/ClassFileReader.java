package dev.heddle.weaver.read;

import dev.heddle.weaver.ClassFileVersion;
import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Location;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/** Reads a class file and finds the methods to weave. Reports what can't be read (W01xx). */
public final class ClassFileReader {

  private ClassFileReader() {}

  /**
   * Reads a class.
   *
   * @return null when it can't be read, which has then been reported, as an error or, of a version
   *     that nobody knows yet, as a warning; a class that is woven already has no coroutines
   */
  public static @Nullable ParsedClass read(byte[] classFile, Diagnostics diagnostics) {
    return read(classFile, diagnostics, node -> new Selection(node, diagnostics).select());
  }

  /** Reads a class of which any code is to be woven, for tests of the weaver. */
  public static @Nullable ParsedClass readForTorture(
      byte[] classFile, Diagnostics diagnostics, SkippedMethods skipped) {
    return read(classFile, diagnostics, node -> TortureSelection.of(node, skipped));
  }

  private static @Nullable ParsedClass read(
      byte[] classFile, Diagnostics diagnostics, Function<ClassNode, List<AsyncMethod>> selection) {
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
      reader = ClassFileVersion.reader(classFile);
      reader.accept(node, ClassReader.EXPAND_FRAMES);
    } catch (RuntimeException e) {
      reportUnreadable(classFile, e, diagnostics);
      return null;
    }
    node.version = node.version & ~0xffff | ClassFileVersion.of(classFile);
    if (isWoven(node)) {
      return new ParsedClass(reader, node, List.of());
    }
    List<AsyncMethod> coroutines = selection.apply(node);
    String attribute = UnknownAttributes.firstIn(node);
    if (!coroutines.isEmpty() && ClassFileVersion.isFromTheFuture(classFile) && attribute != null) {
      warnOfTheFuture(classFile, Places.of(node), "the attribute " + attribute, diagnostics);
      return null;
    }
    return new ParsedClass(reader, node, StackMapCheck.passed(node, coroutines, diagnostics));
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
    if (ClassFileVersion.isFromTheFuture(classFile)) {
      if (ConstantPoolScan.mentionsRuntime(classFile)) {
        String what = "something that makes it unreadable: " + cause;
        warnOfTheFuture(classFile, Location.nowhere(), what, diagnostics);
      }
      return;
    }
    diagnostics.error(
        "W0101",
        "the class file is cut short or damaged",
        Location.nowhere(),
        List.of(),
        cause instanceof IndexOutOfBoundsException
            ? "it has " + classFile.length + " bytes, and announces more"
            : "what its "
                + classFile.length
                + " bytes say makes no sense"
                + (cause.getMessage() == null ? "" : ": " + cause.getMessage()),
        "compile the source again");
  }

  private static void warnOfTheFuture(
      byte[] classFile, Location place, String what, Diagnostics diagnostics) {
    diagnostics.warning(
        "W0102",
        "class file version " + ClassFileVersion.of(classFile) + " is newer than the weaver knows",
        place,
        List.of(),
        "this release of Heddle knows class files up to version "
            + ClassFileVersion.NEWEST_KNOWN
            + "; this one holds "
            + what,
        "use a newer release of Heddle, or compile with a lower --release; until then its async"
            + " methods are not woven");
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
}
