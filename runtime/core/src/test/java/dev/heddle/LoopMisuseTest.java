package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a loop answers to those who use it wrongly, and that it goes on. */
class LoopMisuseTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  private static String nullMessage(Executable use) {
    return assertThrows(NullPointerException.class, use).getMessage();
  }

  @Test
  void nothingCannotBeScheduled() {
    List<Executable> uses =
        List.of(
            () -> loop.callSoon(null),
            () -> loop.callSoonThreadsafe(null),
            () -> loop.callLater(Duration.ZERO, null),
            () -> loop.callAt(0, null),
            () -> loop.runInExecutor(null, null),
            () -> loop.addSignalHandler("HUP", null));
    List<String> names =
        List.of(
            "callSoon",
            "callSoonThreadsafe",
            "callLater",
            "callAt",
            "runInExecutor",
            "addSignalHandler");
    for (int i = 0; i < uses.size(); i++) {
      assertEquals(
          "a callable object was expected by " + names.get(i) + "(), got null",
          nullMessage(uses.get(i)));
    }
    assertEquals("delay must not be null", nullMessage(() -> loop.callLater(null, () -> {})));
    assertEquals(
        "a handle was expected by schedule(), got null", nullMessage(() -> loop.schedule(null)));
    loop.callSoon(() -> events.add("goes on"));
    loop.stop();
    loop.runForever();
    assertEquals(List.of("goes on"), events);
  }

  @Test
  void nothingCannotBeRun() {
    String message = "an awaitable is required, got null";
    assertEquals(message, nullMessage(() -> loop.runUntilComplete(null)));
    assertEquals(message, nullMessage(() -> Asyncio.ensureFuture(null, loop)));
    assertEquals(
        message,
        loop.runUntilComplete(
            script(v -> Asyncio.ensureFuture(null)).except(Throwable::getMessage)));
    assertFalse(loop.isRunning());
  }

  @Test
  void aRefusedRunDisturbsNothing() {
    EventLoop other = VirtualTime.loop();
    loop.callSoon(
        () -> {
          Coroutine<String> inner = Asyncio.done("inner");
          assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(inner));
          assertThrows(IllegalStateException.class, () -> other.runUntilComplete(inner));
          assertThrows(IllegalStateException.class, loop::runForever);
          assertThrows(IllegalStateException.class, other::runForever);
          assertThrows(IllegalStateException.class, () -> Asyncio.run(inner));
          assertEquals(Coroutine.State.CREATED, inner.state());
          assertEquals(Set.of(), Asyncio.allTasks(loop));
          assertEquals(Set.of(), Asyncio.allTasks(other));
          assertTrue(loop.isRunning());
          assertSame(loop, EventLoop.running());
          loop.callSoon(() -> events.add("next pass"));
          loop.callLater(Duration.ofSeconds(1), loop::stop);
        });
    loop.runForever();
    assertEquals(List.of("next pass"), events);
    other.close();
  }

  @Test
  void aHandlerMayCloseTheLoopThatIsClosing() {
    loop.setExceptionHandler(
        (where, context) -> {
          events.add(context.message());
          where.close();
        });
    loop.createTask(Asyncio.done("x"));
    loop.close();
    assertEquals(List.of("Task was destroyed but it is pending!"), events);
    assertTrue(loop.isClosed());
  }

  @Test
  void whatAHandlerSchedulesOnAClosingLoopIsDropped() {
    loop.setExceptionHandler(
        (where, context) -> {
          events.add(context.message());
          where.callSoon(() -> events.add("never"));
        });
    loop.createTask(Asyncio.done("x"));
    loop.close();
    assertEquals(List.of("Task was destroyed but it is pending!"), events);
  }

  @Test
  void aCancelledHandleLetsGoOfItsCallback() {
    Handle soon = loop.callSoon(() -> {});
    Handle later = loop.callLater(Duration.ofDays(1), () -> {});
    soon.cancel();
    later.cancel();
    assertNull(soon.callback());
    assertNull(later.callback());
  }

  @Test
  void anErrorThatMeansCancellationIsAFailureOfACallbackAsAnyOther() {
    loop.setExceptionHandler((where, context) -> events.add(context.exception().getMessage()));
    loop.callSoon(
        () -> {
          throw new CancelledError("of nothing");
        });
    loop.runUntilComplete(script(v -> Asyncio.yieldNow()));
    assertEquals(List.of("of nothing"), events);
  }
}
