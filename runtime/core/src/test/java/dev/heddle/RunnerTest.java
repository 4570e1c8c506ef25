package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.context.Context;
import dev.heddle.context.ContextVar;
import dev.heddle.continuation.AsyncGenerator;
import dev.heddle.frame.GeneratorFrame;
import dev.heddle.frame.Start;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  void theLoopIsMadeWhenItIsFirstNeeded() {
    Runner runner =
        new Runner(
            true,
            () -> {
              events.add("made");
              return time.newLoop();
            });
    events.add("before");
    try (runner) {
      runner.run(script(v -> events.add(EventLoop.running().getDebug())));
      runner.run(Asyncio.done());
    }
    assertEquals(List.of("before", "made", true), events);
  }

  @Test
  void allRunsShareOneContext() {
    ContextVar<Integer> counter = new ContextVar<>("counter", 0);
    Context own = new Context();
    try (Runner runner = new Runner(time::newLoop)) {
      for (int run = 1; run <= 2; run++) {
        assertEquals(
            run, runner.run(script(v -> counter.set(counter.get() + 1)).then(v -> counter.get())));
      }
      runner.run(script(v -> counter.set(7)), own);
      assertEquals((Object) 2, runner.run(script(v -> counter.get())));
    }
    assertEquals(7, own.get(counter));
    assertEquals(0, counter.get());
  }

  @Test
  void theEndCancelsTasksThenClosesGeneratorsThenTheExecutor() {
    EventLoop real = EventLoop.create();
    ExecutorService pool = Executors.newSingleThreadExecutor();
    real.setDefaultExecutor(pool);
    Asyncio.run(
        script(
            v -> {
              AsyncGenerator<?> generator =
                  (AsyncGenerator<?>) Start.asyncGenerator(new Unending(pool));
              Asyncio.createTask(
                  script(w -> Asyncio.sleep(Duration.ofDays(1)))
                      .last(() -> events.add("task ends, pool " + pool.isShutdown())));
              return generator.next();
            }),
        () -> real);
    assertEquals(List.of("task ends, pool false", "generator ends, pool false"), events);
    assertTrue(pool.isTerminated());
    assertTrue(real.isClosed());
  }

  /** Yields one value, and tells of its end. */
  private final class Unending extends GeneratorFrame<Object> {
    private final ExecutorService pool;

    Unending(ExecutorService pool) {
      this.pool = pool;
    }

    @Override
    protected Object resume() throws Throwable {
      if (state++ == 0) {
        return this.yield("value");
      }
      try {
        return take();
      } finally {
        events.add("generator ends, pool " + pool.isShutdown());
      }
    }

    @Override
    protected String layout() {
      return ABI + "\tdev.heddle.RunnerTest\tunending\t()V\tRunnerTest.java\t1\t0";
    }
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
        "Runner is closed; make a new Runner()",
        assertThrows(IllegalStateException.class, runner::getLoop).getMessage());
    assertEquals(
        "Runner is closed; make a new Runner()",
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
        "Runner.run() cannot be called from a running event loop; await the coroutine instead",
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

  @Test
  void aFactoryThatGivesNoLoopIsNamed() {
    try (Runner runner = new Runner(() -> null)) {
      assertEquals(
          "the loop factory gave null for a loop",
          assertThrows(NullPointerException.class, runner::getLoop).getMessage());
    }
  }
}
