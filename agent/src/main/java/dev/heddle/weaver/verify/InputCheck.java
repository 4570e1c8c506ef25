package dev.heddle.weaver.verify;

import dev.heddle.weaver.ClassFileVersion;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.read.Places;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * Decides whose mistake it is when a stage has failed: it checks what was given as the weaver's own
 * work is checked. A sound class pays nothing for this, since it is asked only after a failure.
 */
public final class InputCheck {

  private InputCheck() {}

  /**
   * Reports what is wrong with a class file (W0101, W0104).
   *
   * @return whether anything is; if not, the weaver is at fault
   */
  public static boolean findsFlaw(byte[] classFile, Diagnostics diagnostics) {
    ClassNode node = new ClassNode();
    try {
      ClassReader reader = ClassFileVersion.reader(classFile);
      AttributeLengths.check(classFile, reader);
      reader.accept(node, ClassReader.EXPAND_FRAMES);
      reader.accept(new CheckClassAdapter(new ClassNode(), false), ClassReader.EXPAND_FRAMES);
      requireDistinctMethods(node);
      requireCopyable(reader);
    } catch (RuntimeException | AssertionError e) {
      reportNonsense(classFile, placeOf(node), e, diagnostics);
      return true;
    }
    boolean found = false;
    for (MethodNode method : node.methods) {
      String flaw = CodeCheck.flawOf(node.name, method);
      if (flaw != null) {
        reportCode(Places.of(node, method, 0), flaw, diagnostics);
        found = true;
      }
    }
    return found;
  }

  private static void requireDistinctMethods(ClassNode node) {
    Set<String> keys = new HashSet<>();
    for (MethodNode method : node.methods) {
      if (!keys.add(method.name + method.desc)) {
        throw new IllegalArgumentException("it has the method " + method.name + " twice");
      }
    }
  }

  /** A wrong entry that nothing reads is copied by the weaver, and read back after it. */
  private static void requireCopyable(ClassReader reader) {
    ClassWriter copy = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(copy, ClassReader.EXPAND_FRAMES);
    ClassNode again = new ClassNode();
    new ClassReader(copy.toByteArray()).accept(again, ClassReader.EXPAND_FRAMES);
  }

  private static Location placeOf(ClassNode node) {
    @Nullable String name = node.name;
    return name == null ? Location.nowhere() : Places.of(node);
  }

  private static void reportNonsense(
      byte[] classFile, Location place, Throwable cause, Diagnostics diagnostics) {
    String said = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    diagnostics.error(
        "W0101",
        "the class file is cut short or damaged",
        place,
        List.of(),
        "what its " + classFile.length + " bytes say makes no sense" + said,
        "compile the source again");
  }

  private static void reportCode(Location place, String flaw, Diagnostics diagnostics) {
    diagnostics.error(
        "W0104",
        "the code does not fit its stack map",
        place,
        List.of(),
        "the JVM's verifier would refuse it too: " + flaw,
        "compile the source again, and look at other tools that change the class before Heddle");
  }
}
