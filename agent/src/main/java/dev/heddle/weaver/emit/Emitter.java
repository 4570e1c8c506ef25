package dev.heddle.weaver.emit;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.read.ParsedClass;
import dev.heddle.weaver.read.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** The fourth stage: writes the woven class. Reports what outgrows a class file (W03xx). */
public final class Emitter {

  private Emitter() {}

  /**
   * Writes the class; null when it outgrew a limit, which has then been reported, for each method
   * that is too large.
   */
  public static @Nullable WovenClass emit(
      ParsedClass parsed, List<StateMachine> machines, Diagnostics diagnostics) {
    List<MethodNode> bodies = new ArrayList<>();
    MethodSizes sizes = new MethodSizes(parsed, machines, diagnostics);
    try {
      WovenClass woven = emit(parsed, machines, bodies);
      sizes.warn(woven.host().bytes());
      return woven;
    } catch (MethodTooLargeException e) {
      StateMachine tooLarge = sizes.refuse(e, bodies);
      List<StateMachine> others = new ArrayList<>(machines);
      others.remove(tooLarge);
      emit(parsed, others, diagnostics); // for what there is to tell of them
    } catch (ClassTooLargeException e) {
      diagnostics.error(
          "W0302",
          "the woven class needs " + e.getConstantPoolCount() + " constants",
          Places.of(parsed.node()),
          List.of(),
          "a class file has room for 65,535 of them",
          "move some of its async methods to another class");
    }
    return null;
  }

  /**
   * Writes the class.
   *
   * @throws MethodTooLargeException when a method outgrew its limit
   * @throws ClassTooLargeException when the class outgrew its limit
   */
  public static WovenClass emit(ParsedClass parsed, List<StateMachine> machines) {
    return emit(parsed, machines, new ArrayList<>());
  }

  /** Fills in the bodies before it writes any, in the order of the plans. */
  private static WovenClass emit(
      ParsedClass parsed, List<StateMachine> machines, List<MethodNode> bodies) {
    Map<String, MethodNode> replaced = new HashMap<>();
    List<MethodNode> added = new ArrayList<>();
    List<ClassFile> frames = new ArrayList<>();
    for (StateMachine machine : machines) {
      FrameMembers members = new FrameMembers(machine);
      MethodNode body = new BodyEmitter(machine, members).emit();
      bodies.add(body);
      if (machine.source().method().isInPlace()) {
        replaced.put(machine.source().method().key(), body);
      } else {
        replaced.put(machine.source().method().key(), new EntryEmitter(machine).emit());
        added.add(body);
      }
      frames.add(
          new FrameClassEmitter(machine, members, FrameFactory.isWanted(machine, machines))
              .emit(parsed.node().version, parsed.node().sourceFile));
    }
    byte[] host = write(parsed, replaced, added);
    return new WovenClass(new ClassFile(parsed.node().name, host), frames, machines);
  }

  private static byte[] write(
      ParsedClass parsed, Map<String, MethodNode> entries, List<MethodNode> bodies) {
    ClassWriter writer = new ClassWriter(parsed.reader(), ClassWriter.COMPUTE_MAXS);
    // Code is bounded by its 64 KB. ASM's own limits fall short of that where jumps are long.
    writer.setComputeLimits(Integer.MAX_VALUE, Long.MAX_VALUE);
    parsed
        .reader()
        .accept(new Rewriter(writer, parsed, entries, bodies), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  /** Puts the entry in the place of each async method, and the bodies behind all others. */
  private static final class Rewriter extends ClassVisitor {

    private final ParsedClass parsed;
    private final Map<String, MethodNode> entries;
    private final List<MethodNode> bodies;

    Rewriter(
        ClassVisitor next,
        ParsedClass parsed,
        Map<String, MethodNode> entries,
        List<MethodNode> bodies) {
      super(Opcodes.ASM9, next);
      this.parsed = parsed;
      this.entries = entries;
      this.bodies = bodies;
    }

    /** The reader may have been told an older version, for it to read the class at all. */
    @Override
    public void visit(
        int versionRead,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      super.visit(parsed.node().version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String desc,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodNode entry = entries.get(name + desc);
      if (entry == null) {
        return super.visitMethod(access, name, desc, signature, exceptions);
      }
      entry.accept(cv);
      return null;
    }

    @Override
    public void visitEnd() {
      AnnotationNode marker = new AnnotationNode(RuntimeNames.WOVEN_DESC);
      marker.visit("abi", RuntimeNames.ABI);
      marker.accept(cv.visitAnnotation(RuntimeNames.WOVEN_DESC, false));
      bodies.forEach(body -> body.accept(cv));
      if (!bodies.isEmpty()) {
        SerialVersion.keep(parsed.reader(), parsed.node(), cv);
      }
      super.visitEnd();
    }
  }
}
