package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.TargetLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Subroutines (jsr and ret), of which compilers before Java 6 made finally. */
class SubroutinesTest {

  private static final String ASYNC =
      "import dev.heddle.*; public class S { @Async static Coroutine<Integer> one() {"
          + " return Asyncio.done(Asyncio.await(Asyncio.done(1))); } }";
  private static final String PLAIN = "public class S {}";

  /** The class with a method {@code twice} that calls a subroutine twice. */
  private static byte[] withSubroutine(String source, int version, boolean isAsync) {
    ClassReader reader =
        new ClassReader(JavaSource.compile("S", source, "--release", "8").get("S"));
    ClassWriter writer = new ClassWriter(0);
    reader.accept(writer, 0);
    String result = isAsync ? "Ldev/heddle/Coroutine;" : "I";
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC, "twice", "(I)" + result, null, null);
    if (isAsync) {
      code.visitAnnotation("Ldev/heddle/Async;", true).visitEnd();
    }
    Label subroutine = new Label();
    code.visitCode();
    code.visitJumpInsn(Opcodes.JSR, subroutine);
    code.visitJumpInsn(Opcodes.JSR, subroutine);
    if (isAsync) {
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC, "dev/heddle/Asyncio", "done", "()Ldev/heddle/Coroutine;", false);
      code.visitInsn(Opcodes.ARETURN);
    } else {
      code.visitVarInsn(Opcodes.ILOAD, 0);
      code.visitInsn(Opcodes.IRETURN);
    }
    code.visitLabel(subroutine); // return address
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitIincInsn(0, 21);
    code.visitVarInsn(Opcodes.RET, 1);
    code.visitMaxs(1, 2);
    code.visitEnd();
    writer.visitEnd();
    byte[] classFile = writer.toByteArray();
    classFile[7] = (byte) version;
    return classFile;
  }

  private static List<String> refused(byte[] classFile) {
    return assertInstanceOf(Refused.class, new Weaver().weave(classFile)).diagnostics().stream()
        .map(Diagnostic::headline)
        .toList();
  }

  @Test
  void subroutinesInAsyncMethodsAreRefused() {
    assertEquals(
        List.of("class file version 49 is too old to be woven"),
        refused(withSubroutine(PLAIN, Opcodes.V1_5, true)));
    assertEquals(
        List.of("the method has no stack map"), refused(withSubroutine(PLAIN, Opcodes.V1_6, true)));
  }

  @Test
  void subroutinesInAClassWithoutAsyncMethodsAreNobodysConcern() {
    for (int version = 46; version <= Opcodes.V1_6; version++) {
      assertEquals(new Unchanged(), new Weaver().weave(withSubroutine(PLAIN, version, false)));
    }
  }

  @Test
  void subroutinesBesideAsyncMethodsStayAsTheyAre() throws Exception {
    byte[] mixed = withSubroutine(ASYNC, Opcodes.V1_6, false);
    assertInstanceOf(Woven.class, new Weaver().weave(mixed));
    Class<?> type = Class.forName("S", true, new TargetLoader("S", true, Map.of("S", mixed)));
    assertEquals(42, type.getMethod("twice", int.class).invoke(null, 0));
  }
}
