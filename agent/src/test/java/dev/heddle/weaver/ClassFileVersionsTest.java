package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.Outcome;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.Suspending;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.TargetRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files from the oldest to ones that nobody has seen yet. */
class ClassFileVersionsTest {

  private static final int FUTURE = 120;

  private static final byte[] JAVA_8 =
      JavaSource.compile(
              "V",
              """
              import static dev.heddle.Asyncio.*;
              import dev.heddle.*;
              import dev.heddle.weaver.harness.Probe;
              public class V {
                @Async static Coroutine<String> run(Probe p) {
                  StringBuilder s = new StringBuilder();
                  for (int i = 0; i < 3; i++) {
                    try {
                      s.append(new Integer(await(inner(p, i)))).append(await(p.later(2L)));
                    } catch (IllegalStateException e) {
                      s.append(e.getMessage()).append(await(p.later("caught")));
                    }
                  }
                  return done(s.toString());
                }
                @Async static Coroutine<Integer> inner(Probe p, int n) {
                  if (n == 1) {
                    await(p.failing(new IllegalStateException("one")));
                  }
                  return done(n * await(p.later(10)));
                }
                @Async static Coroutine<Integer> straight(Probe p) {
                  return done(await(p.later(1)) + await(p.later(2)));
                }
              }
              """,
              "--release",
              "8",
              "-nowarn")
          .get("V");

  private static byte[] withVersion(byte[] classFile, int version) {
    byte[] copy = classFile.clone();
    copy[6] = (byte) (version >> 8);
    copy[7] = (byte) version;
    return copy;
  }

  private static int versionOf(byte[] classFile) {
    return ((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff);
  }

  private static Outcome run(byte[] classFile, String method, Suspending suspending)
      throws Exception {
    TargetLoader loader =
        new TargetLoader("V", suspending != Suspending.UNWOVEN, Map.of("V", classFile));
    Class<?> type = Class.forName("V", true, loader);
    return TargetRun.of(type.getDeclaredMethod(method, Probe.class), suspending, 1);
  }

  private static void assertSame(byte[] classFile, String method) throws Exception {
    Outcome expected = run(classFile, method, Suspending.UNWOVEN);
    assertEquals("returned ", expected.end().substring(0, 9), expected.end());
    assertEquals(expected, run(classFile, method, Suspending.NEVER));
    assertEquals(expected, run(classFile, method, Suspending.ALWAYS));
    assertEquals(expected, run(classFile, method, Suspending.AT_RANDOM));
  }

  private static List<String> told(WeaveResult result) {
    return result.diagnostics().stream()
        .map(d -> d.code() + " " + d.severity().word() + " " + d.location() + " " + d.headline())
        .toList();
  }

  private static IntStream versionsThatRun() {
    return IntStream.rangeClosed(Opcodes.V1_6, 44 + Runtime.version().feature());
  }

  @ParameterizedTest
  @MethodSource("versionsThatRun")
  void eachVersionRunsWoven(int version) throws Exception {
    assertSame(withVersion(JAVA_8, version), "run");
  }

  private static IntStream versionsThatNoJdkHereRuns() {
    return IntStream.of(Opcodes.V25, ClassFileVersion.NEWEST_KNOWN, FUTURE, 0x1234);
  }

  @ParameterizedTest
  @MethodSource("versionsThatNoJdkHereRuns")
  void aNewVersionWithNothingNewIsWovenAndKept(int version) {
    Woven woven = assertInstanceOf(Woven.class, new Weaver().weave(withVersion(JAVA_8, version)));
    assertEquals(List.of(), woven.diagnostics());
    assertEquals(version, versionOf(woven.host().bytes()));
    Woven known = (Woven) new Weaver().weave(JAVA_8);
    for (int i = 0; i < known.frames().size(); i++) {
      assertEquals(version, versionOf(woven.frames().get(i).bytes()));
      assertArrayEquals(
          withVersion(known.frames().get(i).bytes(), version), woven.frames().get(i).bytes());
    }
    assertInstanceOf(Unchanged.class, new Weaver().weave(woven.host().bytes()));
  }

  @Test
  void aFutureClassWithAnUnknownAttributeIsLeftAlone() {
    byte[] strange = withAttribute(JAVA_8);
    assertInstanceOf(Woven.class, new Weaver().weave(strange)); // a tool's own, in a known version
    WeaveResult result = new Weaver().weave(withVersion(strange, FUTURE));
    assertEquals(
        List.of("W0102 warning V(V.java) class file version 120 is newer than the weaver knows"),
        told(result));
    assertInstanceOf(Unchanged.class, result);
    assertEquals(
        "this release of Heddle knows class files up to version "
            + ClassFileVersion.NEWEST_KNOWN
            + "; this one holds the attribute Novelty",
        result.diagnostics().get(0).why());
  }

  private static byte[] withAttribute(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visitEnd() {
            visitAttribute(
                new Attribute("Novelty") {
                  @Override
                  protected ByteVector write(
                      ClassWriter w, byte[] code, int length, int maxStack, int maxLocals) {
                    return new ByteVector().putShort(7);
                  }
                });
            super.visitEnd();
          }
        },
        0);
    return writer.toByteArray();
  }

  @Test
  void aFutureConstantIsLeftAloneWithOneWarning() {
    WeaveResult result = new Weaver().weave(withUnknownConstant(JAVA_8));
    assertEquals(
        List.of("W0102 warning <unknown> class file version 120 is newer than the weaver knows"),
        told(result));
    assertInstanceOf(Unchanged.class, result);
  }

  @Test
  void aFutureConstantInAClassWithoutAsyncIsNobodysConcern() {
    byte[] plain = JavaSource.compile("P", "class P { int x() { return 1; } }").get("P");
    assertEquals(new Unchanged(), new Weaver().weave(withUnknownConstant(plain)));
  }

  /** The first constant gets a tag that no version has. */
  private static byte[] withUnknownConstant(byte[] classFile) {
    byte[] strange = withVersion(classFile, FUTURE);
    strange[10] = 77;
    return strange;
  }

  /** The same class as a compiler without stack maps would write it. */
  private static byte[] withoutStackMaps(byte[] classFile, int version) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(writer, ClassReader.SKIP_FRAMES);
    return withVersion(writer.toByteArray(), version);
  }

  @Test
  void version50WithoutStackMapIsRefusedWhereWaysJoin() {
    WeaveResult result = new Weaver().weave(withoutStackMaps(JAVA_8, Opcodes.V1_6));
    assertEquals(
        List.of(
            "W0103 error V.run(V.java:6) the method has no stack map",
            "W0103 error V.inner(V.java:17) the method has no stack map"),
        told(result));
  }

  @Test
  void version50WithoutStackMapIsWovenWhereNoneIsNeeded() throws Exception {
    assertSame(onlyStraight(withoutStackMaps(JAVA_8, Opcodes.V1_6)), "straight");
  }

  private static byte[] onlyStraight(byte[] classFile) {
    return onlyWith(classFile, Stream.of("straight"));
  }

  private static byte[] onlyWith(byte[] classFile, Stream<String> methods) {
    List<String> names = methods.toList();
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String desc, String signature, String[] exceptions) {
            return names.contains(name)
                ? super.visitMethod(access, name, desc, signature, exceptions)
                : null;
          }
        },
        0);
    return writer.toByteArray();
  }

  @Test
  void olderVersionsAreRefusedOnlyWithAsyncMethods() {
    byte[] old = withoutStackMaps(JAVA_8, Opcodes.V1_5);
    assertEquals(
        List.of("W0103 error V(V.java) class file version 49 is too old to be woven"),
        told(new Weaver().weave(old)));
    byte[] plain =
        JavaSource.compile("P", "class P { int x(int n) { return n > 0 ? n : 1; } }").get("P");
    for (int version = 46; version <= Opcodes.V1_6; version++) {
      assertEquals(new Unchanged(), new Weaver().weave(withoutStackMaps(plain, version)));
    }
  }

  @Test
  void theFutureOfAClassThatOnlyTalksOfAsyncIsNoError() {
    byte[] talking =
        JavaSource.compile("P", "class P { String s = \"dev/heddle/Asyncio\"; }").get("P");
    assertEquals(
        List.of(),
        new Weaver()
            .weave(withVersion(talking, FUTURE)).diagnostics().stream()
                .map(Diagnostic::code)
                .toList());
    assertEquals(
        true, new String(talking, StandardCharsets.ISO_8859_1).contains("dev/heddle/Asyncio"));
  }
}
