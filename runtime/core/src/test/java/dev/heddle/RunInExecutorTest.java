package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.context.ContextVar;
import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code runInExecutor} leaves to others. */
class RunInExecutorTest {
  private final EventLoop loop = EventLoop.create();
  private final List<Object> events = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  @Test
  void theFunctionDoesNotSeeTheContextOfItsCaller() {
    ContextVar<String> name = new ContextVar<>("name", "unset");
    assertEquals(
        "unset",
        loop.runUntilComplete(
            script(v -> name.set("caller")).then(v -> loop.runInExecutor(null, name::get))));
  }

  @Test
  void cancellingTheFutureDoesNotStopAFunctionThatRuns() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Future<Object> future =
        loop.runInExecutor(
            null,
            () -> {
              begun.countDown();
              goOn.await();
              return events.add("ran to its end");
            });
    loop.runUntilComplete(
        script(
            v -> {
              begun.await();
              assertTrue(future.cancel());
              return Asyncio.yieldNow();
            }));
    assertTrue(future.cancelled());
    goOn.countDown();
    loop.runUntilComplete(loop.shutdownDefaultExecutor(Duration.ofMinutes(1)));
    assertEquals(List.of("ran to its end"), events);
  }

  @Test
  void anExecutorThatIsSetAfterTheShutdownDoesNotHelp() {
    loop.runUntilComplete(loop.shutdownDefaultExecutor());
    loop.setDefaultExecutor(Executors.newSingleThreadExecutor());
    assertThrows(IllegalStateException.class, () -> loop.runInExecutor(null, () -> "x"));
  }

  @Test
  void aClosedLoopRunsNothingOnAnyExecutor() {
    EventLoop closed = VirtualTime.loop();
    closed.close();
    assertEquals(
        "Event loop is closed: <EventLoop running=False closed=True debug=False>; make another one"
            + " by EventLoop.create()",
        assertThrows(
                IllegalStateException.class,
                () -> closed.runInExecutor(Runnable::run, () -> events.add("ran")))
            .getMessage());
    assertEquals(List.of(), events);
  }

  @Test
  void closingTheLoopDoesNotWaitForTheThreads() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    EventLoop own = EventLoop.create();
    Future<Object> future =
        own.runInExecutor(
            null,
            () -> {
              begun.countDown();
              goOn.await(10, TimeUnit.SECONDS); // else a failure of this test is a hang
              return events.add("ended");
            });
    own.runUntilComplete(
        script(
            v -> {
              begun.await();
              return Asyncio.yieldNow();
            }));
    own.close();
    assertEquals(List.of(), events, "the function still runs");
    assertFalse(future.done());
    goOn.countDown();
  }
}
