package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.context.Context;
import dev.heddle.context.ContextVar;
import dev.heddle.continuation.Generator;
import dev.heddle.frame.Start;
import dev.heddle.testkit.OtherThread;
import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import dev.heddle.testkit.Yields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which context tasks, handles and callbacks run in. */
class TaskContextTest {
  private final EventLoop loop = VirtualTime.loop();
  private final ContextVar<String> name = new ContextVar<>("name", "unset");
  private final List<Object> events = new ArrayList<>();

  private Script<Object> sets(String value) {
    return script(v -> events.add(name.get()))
        .run(() -> name.set(value))
        .then(v -> Asyncio.sleep(Duration.ofMillis(1)))
        .then(v -> name.get());
  }

  @Test
  void eachTaskHasTheValueThatItHasSet() {
    assertEquals(
        List.of("a", "b"),
        loop.runUntilComplete(script(v -> Asyncio.gather(sets("a"), sets("b")))));
    assertEquals(List.of("unset", "unset"), events);
  }

  @Test
  void aTaskCopiesTheContextOfItsMakerOnce() {
    loop.runUntilComplete(
        script(v -> name.set("maker"))
            .then(
                v -> {
                  Task<Object> child = Asyncio.createTask(sets("child"));
                  name.set("maker changed");
                  return child;
                })
            .run(() -> events.add(name.get())));
    assertEquals(List.of("maker", "maker changed"), events);
  }

  @Test
  void whatATaskSetsStaysInItWhereverItAsksForItsContextFirst() {
    Task<Object> first = loop.createTask(sets("first"));
    Task<Object> second =
        loop.createTask(
            script(v -> Asyncio.currentTask().getContext())
                .then(
                    own -> {
                      name.set("second");
                      return ((Context) own).get(name);
                    }));
    assertEquals("second", loop.runUntilComplete(second));
    assertEquals("first", loop.runUntilComplete(first));
    assertEquals("first", first.getContext().get(name));
    assertEquals("unset", name.get());
  }

  @Test
  void aGivenContextIsShared() {
    Context shared = new Context();
    shared.run(() -> name.set("shared"));
    Task<Object> task = loop.createTask(sets("by the task"), shared);
    assertSame(shared, task.getContext());
    loop.callLater(Duration.ofMillis(5), () -> events.add(name.get()), shared);
    loop.runUntilComplete(task);
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(9)));
    assertEquals(List.of("shared", "by the task"), events);
    assertEquals("by the task", shared.get(name));
  }

  @Test
  void aRunBeginsWithACopyOfTheContextAroundIt() {
    Context around = new Context();
    around.run(
        () -> {
          name.set("around");
          assertEquals("inside", Asyncio.run(sets("inside")));
          assertEquals("around", name.get());
        });
    assertEquals(List.of("around"), events);
  }

  @Test
  void whatAnotherThreadHandsOverRunsInACopyOfItsContext() {
    loop.callSoon(
        () ->
            OtherThread.run(
                () -> {
                  name.set("other thread");
                  loop.callSoonThreadsafe(this::noteAndSpoil);
                  Asyncio.runCoroutineThreadsafe(sets("inside"), loop);
                  assertEquals("other thread", name.get());
                }));
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(5)));
    assertEquals(List.of("other thread", "other thread"), events);
  }

  @Test
  void handlesCopyTheContextInWhichTheyAreScheduled() {
    Context around = new Context();
    Future<String> future = loop.createFuture();
    around.run(
        () -> {
          name.set("scheduled");
          loop.callSoon(this::noteAndSpoil);
          loop.callLater(Duration.ofMillis(1), this::noteAndSpoil);
          loop.callAt(loop.time(), this::noteAndSpoil);
          loop.callSoonThreadsafe(this::noteAndSpoil);
          future.addDoneCallback(done -> noteAndSpoil());
          name.set("changed");
        });
    future.setResult("x");
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(5)));
    assertEquals(List.of("scheduled", "scheduled", "scheduled", "scheduled", "scheduled"), events);
    assertEquals("changed", around.get(name));
    assertEquals("unset", name.get());
  }

  private void noteAndSpoil() {
    events.add(name.get());
    name.set("spoiled");
  }

  @Test
  void allHandlesTakeAContext() {
    Context given = new Context();
    given.run(() -> name.set("given"));
    Runnable note = () -> events.add(name.get());
    Future<String> future = loop.createFuture();
    future.addDoneCallback(done -> note.run(), given);
    future.setResult("x");
    assertSame(given, loop.callSoon(note, given).getContext());
    assertSame(given, loop.callSoonThreadsafe(note, given).getContext());
    assertSame(given, loop.callAt(0, note, given).getContext());
    assertSame(given, loop.callLater(Duration.ZERO, note, given).getContext());
    assertNotSame(given, loop.callSoon(note).getContext());
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(1)));
    assertEquals(List.of("given", "given", "given", "unset", "given", "given"), events);
  }

  @Test
  void theContextAroundARunningLoopIsNotThatOfWhatItRuns() {
    Context around = new Context();
    Task<Object> before = loop.createTask(sets("task"));
    around.run(
        () -> {
          name.set("around");
          loop.runUntilComplete(before);
          assertEquals("around", name.get(), "the thread is back in it");
        });
    assertEquals(List.of("unset"), events);
  }

  @Test
  void generatorsSeeTheContextOfTheTaskThatDrivesThem() {
    Iterable<String> asks = () -> List.of(name.get()).iterator();
    Generator<?> generator = Start.generator(new Yields(List.of(asks, asks), events));
    loop.runUntilComplete(
        script(v -> name.set("first task")).run(() -> events.add(generator.next())));
    loop.runUntilComplete(
        script(v -> name.set("second task")).run(() -> events.add(generator.next())));
    assertEquals(Arrays.asList("first task", null, "second task"), events);
  }

  @Test
  void aTaskThatAwaitsSomethingWrongIsToldInItsContext() {
    Task<Object> task =
        loop.createTask(
            script(v -> name.set("mine"))
                .then(v -> Coroutine.yieldToDriver("text"))
                .except(e -> name.get()));
    assertEquals("mine", loop.runUntilComplete(task));
  }

  @Test
  void theExceptionHandlerRunsInTheContextOfWhatFailed() {
    loop.setExceptionHandler((where, context) -> events.add(name.get()));
    Context given = new Context();
    given.run(() -> name.set("given"));
    loop.callSoon(
        () -> {
          throw new IllegalStateException("broken");
        },
        given);
    loop.createTask(
        script(
            v -> {
              throw new IllegalStateException("never retrieved");
            }),
        given);
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(1)));
    assertEquals(List.of("given", "given"), events);
  }

  @Test
  void aContextThatIsBusyIsAnErrorOfTheHandle() {
    List<String> reports = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> reports.add(context.exception().getMessage()));
    Context busy = new Context();
    loop.callSoon(() -> events.add("never"), busy);
    busy.run(() -> loop.runUntilComplete(Asyncio.yieldNow()));
    assertEquals(
        List.of(
            "cannot enter context: <Context> is already entered; give each task, handle or thread a"
                + " copy() of its own"),
        reports);
    assertEquals(List.of(), events);
  }

  @Test
  void copyContextIsAsPythonCallsIt() {
    Context around = new Context();
    around.run(
        () -> {
          name.set("around");
          Context copy = Asyncio.copyContext();
          name.set("changed");
          assertEquals("around", copy.get(name));
        });
  }
}
