package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.context.Context;
import dev.heddle.context.ContextVar;
import dev.heddle.continuation.AsyncGenerators;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The smallest loop of somebody else's: the interface is enough to run everything. */
class ForeignLoopTest {
  @Test
  void tasksTimersAndCombinatorsRunOnALoopThatHeddleDoesNotKnow() {
    List<String> events = new ArrayList<>();
    Coroutine<Object> main =
        script(
                v ->
                    Asyncio.gather(
                        Asyncio.sleep(Duration.ofMillis(20), "slow"),
                        Asyncio.sleep(Duration.ofMillis(10), "fast")))
            .run(() -> events.add(String.valueOf(Asyncio.currentTask() != null)))
            .then(both -> both + " on " + EventLoop.running());
    assertEquals("[slow, fast] on tiny", Asyncio.run(main, TinyLoop::new));
    assertEquals(List.of("true"), events);
  }

  @Test
  void whatSuchALoopNeedNotHaveSaysSo() {
    TinyLoop loop = new TinyLoop();
    assertFalse(loop.getDebug());
    assertEquals(0, loop.getFairnessBudget());
    assertEquals(Duration.ofMillis(100), loop.getSlowCallbackDuration());
    assertRefused("tiny has no debug mode", () -> loop.setDebug(true));
    assertRefused("tiny has no debug mode", () -> loop.setSlowCallbackDuration(Duration.ZERO));
    assertRefused("tiny has no fairness budget", () -> loop.setFairnessBudget(1));
    assertRefused("tiny does not handle signals", () -> loop.addSignalHandler("HUP", () -> {}));
    assertFalse(loop.removeSignalHandler("HUP"));
    assertRefused(
        "tiny has no default executor; give runInExecutor one of your own",
        () -> loop.runInExecutor(null, () -> "x"));
  }

  @Test
  void theEndOfARunGivesTheExecutorFiveMinutes() {
    List<Object> events = new ArrayList<>();
    TinyLoop loop =
        new TinyLoop() {
          @Override
          public Coroutine<Void> shutdownDefaultExecutor(Duration timeout) {
            events.add(timeout);
            return Asyncio.done();
          }
        };
    Asyncio.run(Asyncio.done(), () -> loop);
    assertEquals(List.of(Duration.ofMinutes(5)), events);
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(UnsupportedOperationException.class, call).getMessage());
  }

  @Test
  void suchALoopHasContextsAndFactories() {
    ContextVar<String> name = new ContextVar<>("name", "unset");
    Context given = new Context();
    given.run(() -> name.set("given"));
    List<String> events = new ArrayList<>();
    TinyLoop loop = new TinyLoop();
    loop.setTaskFactory(Asyncio.eagerTaskFactory());
    loop.callSoon(() -> events.add(name.get()), given);
    loop.callAt(0, () -> events.add(name.get()), given);
    loop.callLater(Duration.ZERO, () -> events.add(name.get()), given);
    Object done =
        Asyncio.run(
            script(v -> name.set("main"))
                .then(v -> Asyncio.createTask(Asyncio.done("x")).done())
                .then(v -> Asyncio.sleep(Duration.ofMillis(1), v + " in " + name.get())),
            () -> loop);
    assertEquals("true in main", done);
    assertEquals(List.of("given", "given", "given"), events);
  }

  /** A queue, a heap, and a time that jumps. */
  private static class TinyLoop implements EventLoop {
    private final ArrayDeque<Handle> ready = new ArrayDeque<>();
    private final PriorityQueue<TinyTimer> timers =
        new PriorityQueue<>(Comparator.comparingLong(TimerHandle::when));
    private final TaskList tasks = new TaskList();
    private final AsyncGenerators generators = new AsyncGenerators(this);
    private ExceptionHandler handler;
    private long now;
    private boolean running;
    private boolean stopping;
    private boolean closed;

    @Override
    public AsyncGenerators asyncGenerators() {
      return generators;
    }

    @Override
    public <T> T runUntilComplete(Awaitable<T> main) {
      Future<T> future = Asyncio.ensureFuture(main, this);
      future.addDoneCallback(done -> stop());
      runForever();
      return future.result();
    }

    @Override
    public void runForever() {
      EventLoop.setRunning(this);
      running = true;
      try {
        for (stopping = false; !stopping; ) {
          if (ready.isEmpty() && !timers.isEmpty()) {
            now = timers.peek().when();
            ready.add(timers.poll());
          }
          ready.remove().run();
        }
      } finally {
        running = false;
        EventLoop.setRunning(null);
      }
    }

    @Override
    public void stop() {
      stopping = true;
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public Handle callSoon(Runnable callback) {
      return callAt(now, callback);
    }

    @Override
    public Handle callSoonThreadsafe(Runnable callback) {
      throw new UnsupportedOperationException("one thread only");
    }

    @Override
    public TimerHandle callLater(Duration delay, Runnable callback) {
      return callAt(now + delay.toNanos(), callback);
    }

    @Override
    public TimerHandle callAt(long whenNanos, Runnable callback) {
      TinyTimer timer = new TinyTimer(this, whenNanos, callback);
      timers.add(timer);
      return timer;
    }

    @Override
    public long time() {
      return now;
    }

    @Override
    public void schedule(Handle handle) {
      ready.add(handle);
    }

    @Override
    public TaskList tasks() {
      return tasks;
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
      return handler;
    }

    @Override
    public void setExceptionHandler(ExceptionHandler newHandler) {
      handler = newHandler;
    }

    @Override
    public void defaultExceptionHandler(ErrorContext context) {
      throw new AssertionError(context.toString(), context.exception());
    }

    @Override
    public void callExceptionHandler(ErrorContext context) {
      defaultExceptionHandler(context);
    }

    @Override
    public String toString() {
      return "tiny";
    }
  }

  private static final class TinyTimer extends TimerHandle {
    private final EventLoop loop;
    private final Runnable callback;

    TinyTimer(EventLoop loop, long whenNanos, Runnable callback) {
      super(whenNanos);
      this.loop = loop;
      this.callback = callback;
    }

    @Override
    protected void call() {
      callback.run();
    }

    @Override
    protected EventLoop loop() {
      return loop;
    }

    @Override
    protected Object callback() {
      return callback;
    }
  }
}
