package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.internal.loop.OtherThreads;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Other threads that find a loop open, which is closed before they have called it. */
class ClosingLoopTest {
  private final TaskList tasks = new TaskList();
  private boolean isClosed;

  /** Closed by the first call from outside, just before it takes effect. */
  private final EventLoop loop =
      (EventLoop)
          Proxy.newProxyInstance(
              EventLoop.class.getClassLoader(),
              new Class<?>[] {EventLoop.class},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "isClosed" -> isClosed;
                    case "tasks" -> tasks;
                    case "callSoonThreadsafe" -> {
                      isClosed = true;
                      throw new IllegalStateException("Event loop is closed");
                    }
                    case "hashCode" -> 0;
                    case "equals" -> self == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  @Test
  void cancellingAFutureFromOutsideSucceeds() {
    assertTrue(ThreadsafeFuture.of(new Future<>(loop)).cancel(true));
    assertTrue(isClosed);
  }

  @Test
  void cancellingACallFromOutsideSucceeds() {
    assertTrue(new ThreadsafeCall<>(loop, script(v -> "x")).cancel(true));
    assertTrue(isClosed);
  }

  @Test
  void completingAStageHarmsNobody() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Future<String> future = new WrappedFuture<>(loop, stage);
    assertTrue(stage.complete("x"));
    assertTrue(isClosed);
    assertFalse(future.done());
  }

  @Test
  void anotherRefusalIsNotHidden() {
    EventLoop open = dev.heddle.testkit.VirtualTime.loop();
    assertTrue(OtherThreads.call(open, () -> {}));
    EventLoop refusing =
        (EventLoop)
            Proxy.newProxyInstance(
                EventLoop.class.getClassLoader(),
                new Class<?>[] {EventLoop.class},
                (self, method, arguments) -> {
                  if (method.getName().equals("isClosed")) {
                    return false;
                  }
                  throw new IllegalStateException("full");
                });
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> OtherThreads.call(refusing, () -> {}));
    assertEquals("full", refused.getMessage());
  }
}
