package dev.heddle.weaver.pages;

import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.harness.JavaSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The examples of error pages that no compiler writes: class files. */
final class BrokenExamples {

  private static final String HEAD =
      "import static dev.heddle.Asyncio.*;\nimport dev.heddle.*;\nclass Example {\n";

  /** Code to what the example of its page gives. */
  static final Map<String, Callable<List<String>>> ALL =
      Map.of(
          "W0101", () -> codes("not a class".getBytes(StandardCharsets.UTF_8)),
          "W0102", () -> codes(withUnknownConstant(ofVersion(120))),
          "W0103", () -> codes(ofVersion(49)),
          "W0104", () -> codes(intReadFromAReference()),
          "W0206", () -> codes(unfinishedObjectInAVariable()),
          "W0301", () -> codes(compiled(manyAwaits(3_000))),
          "W0302", () -> codes(withConstants(65_520)),
          "W0303", () -> codes(withVariables(65_000)),
          "W0504", () -> codes(compiled(manyAwaits(400))));

  private BrokenExamples() {}

  static List<String> codes(byte[] classFile) {
    return new Weaver().weave(classFile).diagnostics().stream().map(Diagnostic::code).toList();
  }

  private static byte[] compiled(String members) {
    return JavaSource.compile("Example", HEAD + members + "\n}\n").get("Example");
  }

  private static byte[] ofVersion(int version) {
    byte[] classFile = compiled("@Async Coroutine<Void> m() { return done(); }");
    classFile[7] = (byte) version;
    return classFile;
  }

  private static byte[] withUnknownConstant(byte[] classFile) {
    classFile[10] = 77; // the tag of the first constant
    return classFile;
  }

  private static String manyAwaits(int count) {
    StringBuilder sum = new StringBuilder("@Async Coroutine<Integer> m(int a) {\n int sum = 0;\n");
    for (int i = 0; i < count; i++) {
      sum.append(" sum += await(m(a));\n");
    }
    return sum.append(" return done(sum);\n}").toString();
  }

  private static byte[] withConstants(int count) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "Example", null, "java/lang/Object", null);
    for (int i = 0; i < count; i++) {
      writer.newUTF8("constant " + i);
    }
    MethodVisitor method = async(writer);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 1);
    return writer.toByteArray();
  }

  private static byte[] withVariables(int count) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "Example", null, "java/lang/Object", null);
    MethodVisitor method = async(writer);
    for (int i = 0; i < 2_000; i++) {
      method.visitInsn(Opcodes.NOP);
    }
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, count);
    return writer.toByteArray();
  }

  private static byte[] intReadFromAReference() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "Example", null, "java/lang/Object", null);
    MethodVisitor method = async(writer);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 1);
    return writer.toByteArray();
  }

  private static byte[] unfinishedObjectInAVariable() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "Example", null, "java/lang/Object", null);
    MethodVisitor method = async(writer);
    method.visitTypeInsn(Opcodes.NEW, "java/lang/String");
    method.visitInsn(Opcodes.DUP);
    method.visitVarInsn(Opcodes.ASTORE, 1);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "dev/heddle/Asyncio",
        "await",
        "(Ldev/heddle/Awaitable;)Ljava/lang/Object;",
        false);
    method.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
    method.visitMethodInsn(
        Opcodes.INVOKESPECIAL, "java/lang/String", "<init>", "(Ljava/lang/String;)V", false);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(3, 2);
    return writer.toByteArray();
  }

  private static MethodVisitor async(ClassWriter writer) {
    MethodVisitor method = writer.visitMethod(0, "m", "()Ldev/heddle/Coroutine;", null, null);
    method.visitAnnotation("Ldev/heddle/Async;", false).visitEnd();
    method.visitCode();
    return method;
  }
}
