package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.TargetLoader;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A suspended coroutine keeps nothing that it doesn't need any more. */
class DeadReferencesTest {

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          "G",
          """
          import static dev.heddle.Asyncio.*;
          import dev.heddle.*;
          import java.lang.ref.WeakReference;
          import java.util.function.*;
          public class G {
            public static WeakReference<byte[]> made;
            static byte[] big() {
              byte[] big = new byte[10 << 20];
              made = new WeakReference<>(big);
              return big;
            }
            static int length(byte[] a, Object b) { return a.length; }

            @Async public static Coroutine<Integer> local(Future<Void> gate) {
              byte[] big = big();
              int n = big.length;
              await(gate);
              return done(n);
            }
            @Async public static Coroutine<Integer> live(Future<Void> gate) {
              byte[] big = big();
              await(gate);
              return done(big.length);
            }
            @Async public static Coroutine<Integer> localInLoop(Future<Void> gate) {
              int n = 0;
              for (int i = 0; i < 2; i++) {
                byte[] big = big();
                n += big.length / 2;
                await(i == 0 ? sleep(java.time.Duration.ZERO) : gate);
              }
              return done(n);
            }
            @Async public static Coroutine<Integer> liveAcrossAnEarlierAwait(Future<Void> gate) {
              byte[] big = big();
              await(sleep(java.time.Duration.ZERO));
              int n = big.length;
              await(gate);
              return done(n);
            }
            @Async public static Coroutine<Integer> overwritten(Future<Void> gate) {
              Object o = big();
              int n = ((byte[]) o).length;
              await(sleep(java.time.Duration.ZERO));
              o = "small";
              await(gate);
              return done(n + (o == "small" ? 0 : 1));
            }
            @Async static Coroutine<Integer> takes(byte[] big, Future<Void> gate) {
              int n = big.length;
              await(gate);
              return done(n);
            }
            @Async public static Coroutine<Integer> parameterOfDirectCall(Future<Void> gate) {
              return done(await(takes(big(), gate)));
            }
            @Async public static Coroutine<Integer> parameterOfTask(Future<Void> gate) {
              Task<Integer> task = EventLoop.running().createTask(takes(big(), gate));
              return done(await(task));
            }
            public static Coroutine<Integer> parameterOfStartedCoroutine(Future<Void> gate) {
              return takes(big(), gate);
            }
            @Async Coroutine<Integer> takesInInstance(long n, byte[] big, Future<Void> gate) {
              await(sleep(java.time.Duration.ZERO));
              n += big.length;
              await(gate);
              return done((int) n);
            }
            @Async public static Coroutine<Integer> parameterOfLinkedCall(Future<Void> gate) {
              G g = new G();
              return done(await(g.takesInInstance(0, big(), gate)));
            }
            @Async public static Coroutine<Integer> operandStack(Future<Void> gate) {
              int n = length(big(), await(sleep(java.time.Duration.ZERO)));
              await(gate);
              return done(n);
            }
            @Async public static Coroutine<Integer> awaitedValue(Future<Void> gate) {
              int n = await(makes()).length;
              await(gate);
              return done(n);
            }
            @Async static Coroutine<byte[]> makes() {
              byte[] big = big();
              await(sleep(java.time.Duration.ZERO));
              return done(big);
            }
            @Async public static Coroutine<Integer> valueOfFuture(Future<Void> gate) {
              int n;
              {
                Future<byte[]> future = EventLoop.running().createFuture();
                EventLoop.running().callSoon(() -> future.setResult(big()));
                n = await(future).length;
              }
              await(gate);
              return done(n);
            }
            static class Failure extends RuntimeException {
              final byte[] big = big();
            }
            @Async static Coroutine<Integer> fails() {
              await(sleep(java.time.Duration.ZERO));
              throw new Failure();
            }
            @Async public static Coroutine<Integer> caughtException(Future<Void> gate) {
              int n;
              try {
                n = await(fails());
              } catch (Failure e) {
                n = e.big.length;
              }
              await(gate);
              return done(n);
            }
            @Async public static Coroutine<Integer> argumentOfConstructor(Future<Void> gate) {
              int n = new String(big(), 0, await(makes()).length).length();
              await(gate);
              return done(n);
            }
            @Async public static Coroutine<Integer> capturedByLambda(Future<Void> gate) {
              return done(await(lambda(big(), gate).get()));
            }
            static Supplier<Coroutine<Integer>> lambda(byte[] big, Future<Void> gate) {
              return () -> {
                int n = big.length;
                await(gate);
                return done(n);
              };
            }
            @Async public static Coroutine<Integer> resource(Future<Void> gate) throws Exception {
              int n;
              class Held implements AutoCloseable {
                final byte[] big = big();
                public void close() {}
              }
              try (Held held = new Held()) {
                await(sleep(java.time.Duration.ZERO));
                n = held.big.length;
              }
              await(gate);
              return done(n);
            }
          }
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "localInLoop",
        "liveAcrossAnEarlierAwait",
        "overwritten",
        "parameterOfDirectCall",
        "parameterOfTask",
        "parameterOfStartedCoroutine",
        "parameterOfLinkedCall",
        "operandStack",
        "awaitedValue",
        "valueOfFuture",
        "caughtException",
        "argumentOfConstructor",
        "capturedByLambda",
        "resource"
      })
  void whatIsDeadAtTheAwaitCanBeCollected(String name) throws Exception {
    assertFalse(isHeldAfterCollection(name), "the array is still held");
  }

  @Test
  void whatIsLiveAtTheAwaitIsKept() throws Exception {
    assertTrue(isHeldAfterCollection("live"));
  }

  /**
   * Lets the method wait for its gate, collects, and tells whether the array that it made is there.
   */
  private static boolean isHeldAfterCollection(String name) throws Exception {
    Class<?> type = Class.forName("G", true, new TargetLoader("G", true, CLASSES));
    Method method = type.getMethod(name, Future.class);
    try (EventLoop loop = EventLoop.create()) {
      Future<Void> gate = loop.createFuture();
      Task<?> task = loop.createTask((Coroutine<?>) method.invoke(null, gate));
      for (int turn = 0; turn < 10; turn++) {
        loop.callSoon(loop::stop);
        loop.runForever();
      }
      assertFalse(task.done(), "it waits for the gate");
      WeakReference<?> made = (WeakReference<?>) type.getField("made").get(null);
      assertNotNull(made, "it made the array");
      for (int i = 0; i < 10 && made.get() != null; i++) {
        System.gc();
      }
      boolean isHeld = made.get() != null;
      gate.setResult(null);
      assertEquals(10 << 20, loop.runUntilComplete(task));
      return isHeld;
    }
  }
}
