package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerTest {
  private final VirtualTime time = new VirtualTime();
  private final List<Object> events = new ArrayList<>();

  @Test
  void allRunsShareOneLoopWhichIsClosedAtTheEnd() {
    EventLoop loop;
    try (Runner runner = new Runner(time::newLoop)) {
      loop = runner.getLoop();
      assertEquals(true, runner.run(script(v -> EventLoop.running() == loop)));
      assertEquals(true, runner.run(script(v -> EventLoop.running() == loop)));
    }
    assertTrue(loop.isClosed() && time.isClosed());
  }

  @Test
  void tasksRestBetweenRuns() {
    try (Runner runner = new Runner(time::newLoop)) {
      runner.run(
          script(
              v -> {
                Asyncio.createTask(
                    script(w -> Asyncio.sleep(Duration.ofMillis(1)))
                        .then(w -> events.add("background")));
                return "first run";
              }));
      assertEquals(List.of(), events);
      runner.run(Asyncio.sleep(Duration.ofMillis(5)));
    }
    assertEquals(List.of("background"), events);
  }

  @Test
  void aRunnerCanBeClosedOnTasksThatWaitForEachOther() {
    List<Task<Object>> ring = new ArrayList<>();
    try (Runner runner = new Runner(time::newLoop)) {
      runner.run(
          script(
              v -> {
                ring.add(Asyncio.createTask(script(w -> ring.get(1))));
                ring.add(Asyncio.createTask(script(w -> ring.get(0))));
                return Asyncio.yieldNow();
              }));
      assertTrue(ring.stream().noneMatch(Task::done));
    }
    assertTrue(ring.stream().allMatch(Task::cancelled));
  }

  @Test
  void aClosedRunnerRefusesToRun() {
    Runner runner = new Runner(time::newLoop);
    runner.close();
    assertNotNull(runner.getLoop(), "nothing was there to close");
    runner.close();
    runner.close();
    assertEquals(
        "Runner is closed",
        assertThrows(IllegalStateException.class, runner::getLoop).getMessage());
    assertEquals(
        "Runner is closed",
        assertThrows(IllegalStateException.class, () -> runner.run(Asyncio.done("x")))
            .getMessage());
  }

  @Test
  void aRunnersOwnLoopIsTheCurrentOneMeanwhile() {
    try (Runner runner = new Runner()) {
      assertSame(runner.getLoop(), EventLoop.current());
    }
    assertThrows(IllegalStateException.class, EventLoop::current);
  }

  @Test
  void runningInsideARunningLoopIsRefused() {
    assertEquals(
        "Asyncio.run() cannot be called from a running event loop; await the coroutine instead",
        Asyncio.run(script(v -> Asyncio.run(Asyncio.done("x"))).except(Throwable::getMessage)));
    assertEquals(
        "Runner.run() cannot be called from a running event loop",
        Asyncio.run(
            script(v -> new Runner(time::newLoop).run(Asyncio.done("x")))
                .except(Throwable::getMessage)));
    assertEquals(
        "an awaitable is required, got null",
        assertThrows(NullPointerException.class, () -> Asyncio.run(null)).getMessage());
  }

  @Test
  void whatIsLeftIsCancelledAndWaitedFor() {
    Asyncio.run(
        script(
                v -> {
                  Asyncio.createTask(
                      script(w -> Asyncio.sleep(Duration.ofDays(1)))
                          .except(e -> Asyncio.sleep(Duration.ofMillis(1)))
                          .then(w -> events.add("cleaned up")));
                  return Asyncio.yieldNow();
                })
            .then(v -> events.add("main ends")),
        time::newLoop);
    assertEquals(List.of("main ends", "cleaned up"), events);
  }

  @Test
  void aFatalFailureOfMainLeavesTheOthersTheirCleanUp() {
    InternalError fatal = new InternalError("fatal");
    InternalError thrown =
        assertThrows(
            InternalError.class,
            () ->
                Asyncio.run(
                    script(
                            v -> {
                              Asyncio.createTask(
                                  script(w -> Asyncio.sleep(Duration.ofDays(1)))
                                      .except(e -> Asyncio.sleep(Duration.ofMillis(1)))
                                      .then(w -> events.add("cleaned up")));
                              return Asyncio.yieldNow();
                            })
                        .then(
                            v -> {
                              throw fatal;
                            }),
                    time::newLoop));
    assertSame(fatal, thrown);
    assertEquals(List.of("cleaned up"), events);
  }

  @Test
  void aFailureDuringTheCleanUpIsReported() {
    EventLoop loop = time.newLoop();
    loop.setExceptionHandler((where, context) -> events.add(context.message()));
    Asyncio.run(
        script(
            v -> {
              Asyncio.createTask(
                  script(w -> Asyncio.sleep(Duration.ofDays(1)))
                      .except(
                          e -> {
                            throw new IOException("in the clean-up");
                          }));
              return Asyncio.yieldNow();
            }),
        () -> loop);
    assertEquals(List.of("unhandled exception during Asyncio.run() shutdown"), events);
  }

  @Test
  void theFailureOfMainIsThrownAsItIs() {
    IOException failure = new IOException("main");
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                Asyncio.run(
                    script(
                        v -> {
                          throw failure;
                        }))));
  }

  @Test
  void anyAwaitableCanBeMain() {
    assertEquals("x", Asyncio.run((Awaitable<String>) () -> Asyncio.done("x")));
  }
}
