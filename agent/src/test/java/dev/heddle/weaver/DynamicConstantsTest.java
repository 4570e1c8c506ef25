package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.Outcome;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.Suspending;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.TargetRun;
import dev.heddle.weaver.harness.WovenProcess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Dynamic constants and dynamic calls of a language other than Java, beneath and behind awaits. */
class DynamicConstantsTest {

  /** The calls of {@code condy} and {@code indy} methods are made dynamic. */
  private static final String SOURCE =
      """
      import static dev.heddle.Asyncio.*;
      import dev.heddle.*;
      import dev.heddle.weaver.harness.Probe;
      import java.lang.invoke.*;
      public class D {
        static int constants;
        static int linked;
        static native String condyText();
        static native int condyInt();
        static native long condyLong();
        static native boolean condyFlag();
        static native int[] condyArray();
        static native String indyJoin(String a, long b, Object c);
        public static Object constant(MethodHandles.Lookup l, String name, Class<?> type) {
          constants++;
          return switch (name) {
            case "condyText" -> "text";
            case "condyInt" -> 7;
            case "condyLong" -> 1L << 40;
            case "condyFlag" -> true;
            default -> new int[] {1, 2};
          };
        }
        public static CallSite link(MethodHandles.Lookup l, String name, MethodType type)
            throws Exception {
          linked++;
          return new ConstantCallSite(l.findStatic(D.class, "join", type));
        }
        static String join(String a, long b, Object c) { return a + b + c; }
        static String show(int i, long l, boolean z, int[] a, Object last) {
          return i + " " + l + " " + z + " " + a.length + " " + last;
        }
        @Async static Coroutine<String> run(Probe p) {
          String text = condyText();
          boolean flag = condyFlag();
          String s = "";
          for (int i = 0; i < 3; i++) {
            s += show(condyInt(), condyLong(), flag, condyArray(), await(p.later(i)));
            s += indyJoin(condyText(), await(p.later(2L)), condyArray()[await(p.later(1))]);
            condyArray()[1] += await(p.later(i));
            flag ^= condyFlag() && await(p.later(i == 1));
          }
          await(p.later(0));
          return done(s + text + condyFlag() + flag + constants + linked);
        }
      }
      """;

  private static final byte[] DYNAMIC = dynamic(JavaSource.compile("D", SOURCE).get("D"));

  private static byte[] dynamic(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String desc, String signature, String[] exceptions) {
            return new Dynamic(super.visitMethod(access, name, desc, signature, exceptions));
          }
        },
        0);
    return writer.toByteArray();
  }

  private static Handle bootstrap(String name, String desc) {
    return new Handle(Opcodes.H_INVOKESTATIC, "D", name, desc, false);
  }

  private static final class Dynamic extends MethodVisitor {

    private static final Handle CONSTANT =
        bootstrap(
            "constant",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)"
                + "Ljava/lang/Object;");
    private static final Handle LINK =
        bootstrap(
            "link",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;");

    Dynamic(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String desc, boolean isInterface) {
      if (name.startsWith("condy")) {
        String type = Type.getReturnType(desc).getDescriptor();
        visitLdcInsn(new ConstantDynamic(name, type, CONSTANT));
      } else if (name.startsWith("indy")) {
        visitInvokeDynamicInsn(name, desc, LINK);
      } else {
        super.visitMethodInsn(opcode, owner, name, desc, isInterface);
      }
    }
  }

  private static Outcome run(Suspending suspending, long seed) throws Exception {
    TargetLoader loader =
        new TargetLoader("D", suspending != Suspending.UNWOVEN, Map.of("D", DYNAMIC));
    Class<?> type = Class.forName("D", true, loader);
    return TargetRun.of(type.getDeclaredMethod("run", Probe.class), suspending, seed);
  }

  @Test
  void dynamicConstantsAndCallsDoTheSameWoven() throws Exception {
    Outcome expected = run(Suspending.UNWOVEN, 0);
    assertEquals(
        new Outcome(
            List.of(),
            "returned 7 1099511627776 true 2 0text22"
                + "7 1099511627776 true 2 1text22"
                + "7 1099511627776 false 2 2text23"
                + "texttruefalse51"),
        expected);
    assertEquals(expected, run(Suspending.NEVER, 0));
    assertEquals(expected, run(Suspending.ALWAYS, 0));
    for (int seed = 0; seed < 10; seed++) {
      assertEquals(expected, run(Suspending.AT_RANDOM, seed), "seed " + seed);
    }
    WovenProcess.assertSameOnOtherJdks("D", "run", Map.of("D", DYNAMIC), expected);
  }
}
