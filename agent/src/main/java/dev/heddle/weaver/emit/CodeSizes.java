package dev.heddle.weaver.emit;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** Measures the code of a method in a class file. */
final class CodeSizes {

  private CodeSizes() {}

  /** Most bytes that the method's code can take, without tables. */
  static int of(byte[] classFile, String name, String desc) {
    int[] size = new int[1];
    ClassVisitor finder =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String methodName,
              String methodDesc,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return methodName.equals(name) && methodDesc.equals(desc) ? measure(size) : null;
          }
        };
    new ClassReader(classFile).accept(finder, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return size[0];
  }

  private static MethodVisitor measure(int[] size) {
    return new CodeSizeEvaluator(null) {
      @Override
      public void visitEnd() {
        size[0] = getMaxSize();
      }
    };
  }
}
