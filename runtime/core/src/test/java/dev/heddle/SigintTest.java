package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.Script;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ctrl-C while the main thread runs a loop. Real signals, of this process to itself. */
class SigintTest {
  private final List<Object> events = new ArrayList<>();

  @BeforeEach
  void onTheMainThread() {
    Assumptions.assumeTrue(Thread.currentThread().getId() == 1, "signals go to the main thread");
    Assumptions.assumeFalse(System.getProperty("os.name").startsWith("Windows"));
  }

  private static void pressCtrlC() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Method raise = signal.getMethod("raise", signal);
      raise.invoke(null, signal.getConstructor(String.class).newInstance("INT"));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private Script<Object> interrupted() {
    return script(
        v -> {
          pressCtrlC();
          return Asyncio.sleep(Duration.ofDays(1));
        });
  }

  @Test
  void theFirstCancelsTheMainTask() {
    KeyboardInterrupt end =
        assertThrows(
            KeyboardInterrupt.class,
            () ->
                Asyncio.run(
                    interrupted()
                        .except(
                            e -> {
                              events.add(e.getClass().getSimpleName());
                              throw e;
                            })));
    assertEquals(List.of("CancelledError"), events);
    assertTrue(end.getCause() instanceof CancelledError);
  }

  @Test
  void aMainTaskThatGoesOnGivesItsResult() {
    assertEquals("went on", Asyncio.run(interrupted().except(e -> "went on")));
  }

  @Test
  void whoeverElseCancelsTheMainTaskIsTheReasonThatIsTold() {
    assertThrows(
        CancelledError.class,
        () ->
            Asyncio.run(
                interrupted()
                    .except(
                        e -> {
                          Asyncio.currentTask().cancel("by somebody else");
                          throw e;
                        })));
  }

  @Test
  void aFutureThatIsRunIsInterruptedAsATaskIs() {
    try (Runner runner = new Runner()) {
      Future<Object> future = runner.getLoop().createFuture();
      runner.getLoop().callSoon(SigintTest::pressCtrlC);
      assertThrows(KeyboardInterrupt.class, () -> runner.run(future));
      assertTrue(future.cancelled());
    }
  }

  @Test
  void theSecondLeavesTheLoopAtOnce() {
    assertThrows(
        KeyboardInterrupt.class,
        () ->
            Asyncio.run(
                interrupted().except(e -> interrupted()).except(e -> events.add("cleaned up"))));
    assertEquals(List.of("cleaned up"), events, "the runner still cancels what is left");
    assertFalse(Thread.interrupted());
  }

  @Test
  void theSecondEndsACallThatBlocksTheLoop() {
    assertThrows(
        KeyboardInterrupt.class,
        () ->
            Asyncio.run(
                interrupted()
                    .except(
                        e -> {
                          pressCtrlC();
                          try {
                            new CountDownLatch(1).await();
                          } catch (InterruptedException end) {
                            events.add("interrupted");
                          }
                          return Asyncio.sleep(Duration.ofDays(1));
                        })));
    assertEquals(List.of("interrupted"), events);
  }

  @Test
  void aProgramsOwnHandlerIsLeftAlone() throws Exception {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object own =
        java.lang.reflect.Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              if (method.getName().equals("handle")) {
                synchronized (events) {
                  events.add("own handler");
                  events.notifyAll();
                }
              }
              return method.getName().equals("hashCode") ? (Object) 1 : null;
            });
    Object sigint = signal.getConstructor(String.class).newInstance("INT");
    Object before = signal.getMethod("handle", signal, handler).invoke(null, sigint, own);
    try {
      assertEquals(
          "undisturbed",
          Asyncio.run(
              script(
                  v -> {
                    synchronized (events) {
                      pressCtrlC();
                      while (events.isEmpty()) {
                        events.wait();
                      }
                    }
                    return "undisturbed";
                  })));
    } finally {
      signal.getMethod("handle", signal, handler).invoke(null, sigint, before);
    }
  }
}
