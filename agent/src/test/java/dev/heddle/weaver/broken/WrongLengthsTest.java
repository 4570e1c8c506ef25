package dev.heddle.weaver.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.ClassFileVersion;
import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.verify.InputCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;

/**
 * An attribute that is longer or shorter than it says is the class file's fault. ASM reads most of
 * these without a word, and fails only on what was written from them.
 */
class WrongLengthsTest {

  private static final byte[] SOUND =
      JavaSource.compile(
              "T",
              """
              import static dev.heddle.Asyncio.*;
              import dev.heddle.*;
              import java.util.*;
              @Deprecated class T<X> {
                static final int CONSTANT = 7;
                record R(@Deprecated List<String> a, int b) {}
                @Deprecated <Y> X old(List<Y> y) throws Exception { throw new Exception(); }
                @Async Coroutine<Integer> m(List<String> a) throws Exception {
                  int sum = 0;
                  for (String s : a) { try { sum += await(done(s.length())); } catch (Error e) { sum--; } }
                  Runnable r = () -> System.out.println(a);
                  return done(sum);
                }
              }
              """,
              "-g")
          .get("T");

  private static final List<String> NAMES =
      List.of(
          "Code",
          "ConstantValue",
          "Deprecated",
          "Exceptions",
          "InnerClasses",
          "LineNumberTable",
          "LocalVariableTable",
          "LocalVariableTypeTable",
          "NestMembers",
          "RuntimeVisibleAnnotations",
          "Signature",
          "SourceFile",
          "StackMapTable",
          "BootstrapMethods");

  /** The places of the attributes of one name: of their names in the class file. */
  private static List<Integer> places(String name) {
    ClassReader reader = ClassFileVersion.reader(SOUND);
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    int index =
        IntStream.range(1, reader.getItemCount())
            .filter(i -> reader.getItem(i) > 0 && SOUND[reader.getItem(i) - 1] == 1)
            .filter(i -> isAt(reader.getItem(i), utf8))
            .findFirst()
            .orElseThrow();
    List<Integer> places = new ArrayList<>();
    for (int at = reader.header; at < SOUND.length - 6; at++) {
      int length = reader.readInt(at + 2);
      if (reader.readUnsignedShort(at) == index && length >= 0 && at + 6 + length <= SOUND.length) {
        places.add(at);
      }
    }
    return places;
  }

  private static boolean isAt(int item, byte[] utf8) {
    int length = (SOUND[item] & 0xff) << 8 | SOUND[item + 1] & 0xff;
    return length == utf8.length
        && Arrays.equals(SOUND, item + 2, item + 2 + length, utf8, 0, length);
  }

  @TestFactory
  Stream<DynamicTest> theClassFileIsAtFault() {
    return NAMES.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      List<Integer> places = places(name);
                      assertFalse(places.isEmpty());
                      for (int place : places) {
                        for (int more : new int[] {-12, -10, -2, -1, 1, 2, 10, 12, 1_000_000}) {
                          assertDoubted(longer(place, more), name + " at " + place + " by " + more);
                        }
                      }
                    }));
  }

  private static byte[] longer(int place, int more) {
    byte[] damaged = SOUND.clone();
    int length = ClassFileVersion.reader(SOUND).readInt(place + 2) + more;
    for (int i = 0; i < 4; i++) {
      damaged[place + 2 + i] = (byte) (length >> 24 - 8 * i);
    }
    return damaged;
  }

  private static void assertDoubted(byte[] damaged, String which) {
    assertTrue(InputCheck.findsFlaw(damaged, new Diagnostics()), which);
    List<String> bugs =
        new Weaver()
            .weave(damaged).diagnostics().stream()
                .map(Diagnostic::code)
                .filter("W0901"::equals)
                .toList();
    assertEquals(List.of(), bugs, which);
  }

  @Test
  void aSoundClassHasNoFlaw() {
    Diagnostics diagnostics = new Diagnostics();
    assertFalse(InputCheck.findsFlaw(SOUND, diagnostics), () -> diagnostics.sorted().toString());
  }

  @Test
  void theMessageNamesTheAttribute() {
    Diagnostics diagnostics = new Diagnostics();
    InputCheck.findsFlaw(longer(places("LocalVariableTable").get(0), 10), diagnostics);
    Diagnostic told = diagnostics.sorted().get(0);
    assertEquals("W0101", told.code());
    assertEquals(
        "what its "
            + SOUND.length
            + " bytes say makes no sense: the attribute LocalVariableTable has not the length that it"
            + " announces, by 10 bytes",
        told.why());
  }
}
