package dev.heddle.weaver.differential;

import dev.heddle.weaver.harness.TargetRun;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/** Makes generators of a program's coroutines: each await becomes a {@code yieldFrom}. */
final class AsGenerators extends ClassVisitor {

  private static final String GENERATOR = "dev/heddle/continuation/Generator";
  private static final String ASYNCIO = "dev/heddle/Asyncio";

  private AsGenerators(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** The class file with generators. */
  static byte[] of(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    SimpleRemapper types = new SimpleRemapper(Opcodes.ASM9, Map.of(Names.COROUTINE, GENERATOR));
    new ClassReader(classFile).accept(new AsGenerators(new ClassRemapper(writer, types)), 0);
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String desc, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, desc, signature, exceptions);
    return new MethodVisitor(Opcodes.ASM9, next) {
      /** What is awaited need not be awaitable any more. */
      @Override
      public void visitTypeInsn(int opcode, String type) {
        if (opcode != Opcodes.CHECKCAST || !type.equals("dev/heddle/Awaitable")) {
          super.visitTypeInsn(opcode, type);
        }
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String calledDesc, boolean isInterface) {
        if (owner.equals(ASYNCIO) && called.equals("await")) {
          super.visitMethodInsn(
              opcode, GENERATOR, "yieldFrom", "(Ljava/lang/Iterable;)Ljava/lang/Object;", false);
        } else if (owner.equals(ASYNCIO) && called.equals("done")) {
          super.visitMethodInsn(opcode, GENERATOR, called, calledDesc, false);
        } else if (owner.equals(Names.PROBE) && calledDesc.endsWith(")Ldev/heddle/Awaitable;")) {
          String argument = Type.getArgumentTypes(calledDesc)[0].getDescriptor();
          super.visitMethodInsn(
              Opcodes.INVOKESTATIC,
              Type.getInternalName(TargetRun.class),
              called,
              "(L" + Names.PROBE + ";" + argument + ")L" + GENERATOR + ";",
              false);
        } else {
          super.visitMethodInsn(opcode, owner, called, calledDesc, isInterface);
        }
      }
    };
  }
}
