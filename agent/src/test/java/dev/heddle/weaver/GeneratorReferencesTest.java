package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.continuation.Generator;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.TargetLoader;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A generator keeps nothing that its body doesn't need any more, whether it waits or has ended. */
class GeneratorReferencesTest {

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          "G",
          """
          import dev.heddle.*;
          import dev.heddle.continuation.Generator;
          import java.lang.ref.WeakReference;
          public class G {
            public static WeakReference<byte[]> made;
            static byte[] big() {
              byte[] big = new byte[10 << 20];
              made = new WeakReference<>(big);
              return big;
            }
            static boolean isHeld() {
              for (int i = 0; i < 10 && made.get() != null; i++) {
                System.gc();
              }
              return made.get() != null;
            }

            public static Generator<Object> parameter() { return parameter(big()); }
            @Async static Generator<Object> parameter(byte[] big) {
              Generator.yield(big.length);
              Generator.yield(big.length);
              Generator.yield("here");
              return Generator.done();
            }
            public static Generator<Object> parameterAfterLoop() { return parameterAfterLoop(big()); }
            @Async static Generator<Object> parameterAfterLoop(byte[] big) {
              for (int i = 0; i < big.length; i += 5 << 20) {
                Generator.yield(i);
              }
              big = null; // an interpreted method's locals hold what is dead, too
              Generator.yield(isHeld() ? "held while it runs" : "here");
              return Generator.done();
            }
            public static Generator<Object> inTheSameRun() { return inTheSameRun(big()); }
            @Async static Generator<Object> inTheSameRun(byte[] big) {
              Generator.yield(1);
              if (big.length > 0) {
                Generator.yield(big.length);
              }
              int n = big.length;
              big = null;
              Generator.yield(isHeld() ? "held while it runs" : n > 0 ? "here" : "");
              return Generator.done();
            }
            @Async public static Generator<Object> overwritten() {
              Object o = big();
              Generator.yield(1);
              if (o instanceof byte[]) {
                Generator.yield(o.hashCode());
              }
              o = "small";
              Generator.yield(isHeld() ? "held while it runs" : "here");
              return Generator.done(o);
            }
            @Async public static Generator<Object> overwrittenInTry() {
              Object o = big();
              try {
                Generator.yield(o.hashCode());
                Generator.yield(o.hashCode());
                o = "small";
                Generator.yield(isHeld() ? "held while it runs" : "here");
              } finally {
                o.hashCode();
              }
              return Generator.done();
            }
            @Async public static Generator<Object> deadInHandler() {
              byte[] big = big();
              try {
                Generator.yield(big.length);
                Generator.yield(big.length);
                int none = 0;
                Generator.yield(big.length / none);
              } catch (ArithmeticException e) {
                big = null;
                Generator.yield(isHeld() ? "held while it runs" : "here");
              }
              return Generator.done();
            }
            @Async public static Generator<Object> renamed() {
              {
                byte[] one = big();
                Generator.yield(one.length);
                Generator.yield(one.length);
              }
              {
                byte[] other = new byte[1];
                Generator.yield(other.length);
                Generator.yield("here");
                Generator.yield(other.length);
              }
              return Generator.done();
            }
            @Async public static Generator<Object> taken() {
              Generator.yield(big());
              Generator.yield("here");
              return Generator.done();
            }
            @Async public static Generator<Object> takenLast() {
              Generator.yield(1);
              Generator.yield(big());
              return Generator.done();
            }
            @Async public static Generator<Object> live() {
              byte[] big = big();
              Generator.yield(1);
              Generator.yield("here");
              Generator.yield(big.length);
              return Generator.done();
            }
            public static Generator<Object> fails() { return fails(big()); }
            @Async static Generator<Object> fails(byte[] big) {
              Generator.yield(1);
              if (big.length > 0) {
                throw new IllegalStateException("here");
              }
              Generator.yield(big);
              return Generator.done();
            }
            public static Generator<Object> innerFails() { return innerFails(big()); }
            @Async static Generator<Object> innerFails(byte[] big) {
              Generator.yieldFrom(fails(new byte[1]));
              Generator.yield(big.length);
              return Generator.done();
            }
            public static Generator<Object> ends() { return ends(big()); }
            @Async static Generator<Object> ends(byte[] big) {
              while (true) {
                Generator.yield(1);
                try {
                  if (big.length > 0) {
                    return Generator.done();
                  }
                } catch (RuntimeException e) {
                  Generator.yield(big.length);
                }
              }
            }
          }
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parameter",
        "parameterAfterLoop",
        "inTheSameRun",
        "overwritten",
        "overwrittenInTry",
        "deadInHandler",
        "renamed",
        "taken"
      })
  void whatIsDeadAtTheYieldCanBeCollected(String name) throws Exception {
    Made made = make(name);
    made.goOnToHere();
    assertFalse(made.isHeld(), "the array is still held");
  }

  @Test
  void valueThatWasTakenIsNotKept() throws Exception {
    Made made = make("takenLast");
    made.generator.next();
    assertEquals(10 << 20, ((byte[]) made.generator.next()).length);
    assertFalse(made.isHeld());
  }

  @Test
  void whatIsLiveAtTheYieldIsKept() throws Exception {
    Made made = make("live");
    made.goOnToHere();
    assertTrue(made.isHeld());
    assertEquals(10 << 20, made.generator.next());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fails", "innerFails"})
  void failureThatEndsItLetsGo(String name) throws Exception {
    Made made = make(name);
    made.generator.next();
    assertTrue(made.isHeld(), "it still needs the array");
    assertEquals(
        "here", assertThrows(IllegalStateException.class, made.generator::next).getMessage());
    assertFalse(made.isHeld());
  }

  @ParameterizedTest
  @ValueSource(strings = {"parameter", "parameterAfterLoop", "fails", "innerFails", "ends"})
  void closeLetsGo(String name) throws Exception {
    Made made = make(name);
    made.generator.next();
    made.generator.close();
    assertFalse(made.isHeld());
    Made begun = make(name);
    begun.generator.close();
    assertFalse(begun.isHeld(), "of one that never ran");
  }

  @Test
  void returnInsideTryLetsGo() throws Exception {
    Made made = make("ends");
    made.generator.next();
    assertFalse(made.generator.hasNext());
    assertFalse(made.isHeld());
  }

  @Test
  void forkKeepsWhatItNeedsAndNoMore() throws Exception {
    Made made = make("parameter");
    made.generator.next();
    Generator<?> fork = made.generator.fork();
    made.goOnToHere();
    assertTrue(made.isHeld(), "the fork needs it");
    assertEquals(10 << 20, fork.next());
    assertEquals("here", fork.next());
    assertFalse(made.isHeld());
  }

  /** A generator, and the array that it made. */
  private record Made(Generator<?> generator, Field made) {

    void goOnToHere() {
      Object value = generator.next();
      while (!(value instanceof String)) {
        value = generator.next();
      }
      assertEquals("here", value);
    }

    boolean isHeld() throws IllegalAccessException {
      WeakReference<?> reference = (WeakReference<?>) made.get(null);
      for (int i = 0; i < 10 && reference.get() != null; i++) {
        System.gc();
      }
      return reference.get() != null;
    }
  }

  private static Made make(String name) throws Exception {
    Class<?> type = Class.forName("G", true, new TargetLoader("G", true, CLASSES));
    Method method = type.getMethod(name);
    return new Made((Generator<?>) method.invoke(null), type.getField("made"));
  }
}
