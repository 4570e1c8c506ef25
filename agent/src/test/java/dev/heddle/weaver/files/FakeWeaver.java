package dev.heddle.weaver.files;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.Refused;
import dev.heddle.weaver.Unchanged;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Woven;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.Severity;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Stands for the weaver: a method whose name begins with {@code async} gets a frame class, one
 * named {@code refused} or {@code warned} does what its name says, one named {@code broken} makes
 * the weaver itself fail.
 */
final class FakeWeaver implements ClassWeaver {

  static final String FRAME = "dev/heddle/frame/Frame";
  private static final String WOVEN = "Ldev/heddle/frame/Woven;";

  /** A class file with the given methods. */
  static byte[] compile(String internalName, String... methods) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_ABSTRACT, internalName, null, "java/lang/Object", null);
    for (String method : methods) {
      writer.visitMethod(Opcodes.ACC_ABSTRACT, method, "()V", null, null);
    }
    return writer.toByteArray();
  }

  static byte[] frame(String internalName) {
    return frame(internalName, FRAME);
  }

  static byte[] frame(String internalName, String superclass) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_SYNTHETIC, internalName, null, superclass, null);
    return writer.toByteArray();
  }

  /** What weaving a class with these methods gives. */
  static byte[] woven(String internalName, String... methods) {
    return ((Woven) new FakeWeaver().weave(compile(internalName, methods))).host().bytes();
  }

  @Override
  public WeaveResult weave(byte[] classFile) {
    if (classFile.length < 4 || classFile[0] != (byte) 0xCA) {
      return new Refused(List.of(problem(Severity.ERROR, Location.nowhere())));
    }
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    Location place = new Location(node.name.replace('/', '.'), "m", null, 1);
    if (has(node, "broken")) {
      throw new IllegalStateException("no such slot");
    }
    if (has(node, "refused")) {
      return new Refused(List.of(problem(Severity.ERROR, place)));
    }
    List<Diagnostic> warnings =
        has(node, "warned") ? List.of(problem(Severity.WARNING, place)) : List.of();
    return node.invisibleAnnotations == null && hasAsync(node)
        ? weave(node, warnings)
        : new Unchanged(warnings);
  }

  private static Woven weave(ClassNode node, List<Diagnostic> warnings) {
    ClassWriter host = new ClassWriter(0);
    List<ClassFile> frames = new ArrayList<>();
    for (MethodNode method : node.methods) {
      if (method.name.startsWith("async")) {
        String name = node.name + "$" + method.name + "$Frame";
        host.newClass(name);
        frames.add(new ClassFile(name, frame(name)));
      }
    }
    node.accept(host);
    host.visitAnnotation(WOVEN, false).visitEnd();
    return new Woven(new ClassFile(node.name, host.toByteArray()), frames, warnings);
  }

  private static boolean has(ClassNode node, String method) {
    return node.methods.stream().anyMatch(m -> m.name.equals(method));
  }

  private static boolean hasAsync(ClassNode node) {
    return node.methods.stream().anyMatch(m -> m.name.startsWith("async"));
  }

  private static Diagnostic problem(Severity severity, Location place) {
    return new Diagnostic("W0299", severity, "cannot", place, List.of(), "so it is", "don't");
  }
}
