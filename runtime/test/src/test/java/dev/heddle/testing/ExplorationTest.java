package dev.heddle.testing;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.queues.Queue;
import dev.heddle.sync.Held;
import dev.heddle.sync.Lock;
import dev.heddle.testkit.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExplorationTest {

  /** Tasks that each note a letter. */
  private static Script<Object> noting(List<String> notes, String letters) {
    return script(
        v -> {
          List<Coroutine<Object>> tasks = new ArrayList<>();
          for (String letter : letters.split("")) {
            tasks.add(script(w -> notes.add(letter)));
          }
          return Asyncio.gather(tasks);
        });
  }

  private static ExplorationError failureOf(Exploration exploration) {
    return assertThrows(ExplorationError.class, exploration::run);
  }

  @Test
  void allOrdersAreTriedWhenTheyAreFew() {
    List<String> runs = new ArrayList<>();
    Exploration.of(
            clock -> {
              List<String> notes = new ArrayList<>();
              return noting(notes, "abc").then(v -> runs.add(String.join("", notes)));
            })
        .orders(6)
        .run();
    assertEquals(List.of("abc", "acb", "bac", "bca", "cab", "cba"), runs);
  }

  @Test
  void seedsDrawSomeOrdersWhenTheyAreMany() {
    Set<String> orders = new TreeSet<>();
    int[] runs = {0};
    Exploration.of(
            clock -> {
              runs[0]++;
              List<String> notes = new ArrayList<>();
              return noting(notes, "abcdefgh").then(v -> orders.add(String.join("", notes)));
            })
        .orders(30)
        .run();
    assertEquals(31, runs[0]);
    assertTrue(orders.size() > 25, orders::toString);
  }

  @Test
  void callbacksKeepTheirOrderAndTasksGoBetween() {
    Set<String> orders = new TreeSet<>();
    Exploration.of(
            clock ->
                script(
                    v -> {
                      List<String> notes = new ArrayList<>();
                      EventLoop loop = clock.loop();
                      loop.callSoon(() -> notes.add("1"));
                      var task = loop.createTask(script(w -> notes.add("t")));
                      loop.callSoon(() -> notes.add("2"));
                      return script(w -> task)
                          .then(w -> Asyncio.yieldNow())
                          .run(() -> orders.add(String.join("", notes)));
                    }))
        .run();
    assertEquals(Set.of("12t", "1t2", "t12"), orders);
  }

  /** Right only as long as the writer happens to go first. */
  private static Coroutine<Object> race() {
    List<String> box = new ArrayList<>();
    Coroutine<Object> writer = script(v -> Asyncio.yieldNow()).run(() -> box.add("written"));
    Coroutine<Object> reader = script(v -> Asyncio.yieldNow()).then(v -> box.get(0));
    return script(v -> Asyncio.gather(writer, reader));
  }

  @Test
  void aFailureSaysHowToMakeItAgain() {
    ExplorationError failure = failureOf(Exploration.of(clock -> race()));
    String replay = failure.replay();
    assertEquals(
        "the test fails when its tasks run in another order or are cancelled; -Dheddle.replay="
            + replay
            + " or replay = \""
            + replay
            + "\" makes this run alone: "
            + failure.getCause().getMessage(),
        failure.getMessage());
    ExplorationError again = failureOf(Exploration.of(clock -> race()).replay(replay));
    assertEquals(failure.getMessage(), again.getMessage());
  }

  @Test
  void aFailureInTheUsualOrderIsThrownAsItIs() {
    AssertionError thrown = new AssertionError("always");
    Exploration exploration =
        Exploration.of(
            clock ->
                script(
                    v -> {
                      throw thrown;
                    }));
    assertEquals(thrown, assertThrows(AssertionError.class, exploration::run));
  }

  private static Coroutine<Object> both(Lock first, Lock second) {
    return script(v -> first.acquire())
        .then(
            held ->
                script(v -> Asyncio.yieldNow())
                    .then(v -> second.acquire())
                    .then(other -> script(v -> null).last(((Held) other)::close))
                    .last(((Held) held)::close));
  }

  @Test
  void locksTakenInOppositeOrderAreADeadlockWithBothStacks() {
    Exploration exploration =
        Exploration.of(
            clock ->
                script(
                    v -> {
                      Lock a = new Lock();
                      Lock b = new Lock();
                      var left = clock.loop().createTask(both(a, b), "left");
                      var right = clock.loop().createTask(both(b, a), "right");
                      return Asyncio.gather(left, right);
                    }));
    DeadlockError deadlock = assertThrows(DeadlockError.class, exploration::run);
    String message = deadlock.getMessage();
    assertEquals(3, message.split("\n {2}<Task pending name=", -1).length - 1, message);
    for (String name : List.of("left", "right")) {
      int at = message.indexOf("\n  <Task pending name='" + name + "'");
      String stack = message.substring(message.indexOf("\n", at + 1));
      assertTrue(
          stack.startsWith(
              "\n      at dev.heddle.sync.Lock.acquire(Unknown Source)"
                  + "\n      at dev.heddle.testkit.Script.script(Script.java:1)"),
          message);
    }
  }

  /** Gives its item back only when it is not cancelled between. */
  private static Coroutine<Object> careless(Queue<String> pool) {
    return script(v -> pool.get())
        .then(item -> script(v -> Asyncio.yieldNow()).run(() -> pool.putNowait((String) item)));
  }

  private static Coroutine<Object> careful(Queue<String> pool) {
    return script(v -> pool.get())
        .then(item -> script(v -> Asyncio.yieldNow()).last(() -> pool.putNowait((String) item)));
  }

  private static Exploration pool(boolean isCareful) {
    return Exploration.of(
            clock ->
                script(
                    v -> {
                      Queue<String> pool = new Queue<>();
                      pool.putNowait("connection");
                      var user = isCareful ? careful(pool) : careless(pool);
                      return script(w -> Asyncio.gather(true, user, careful(pool)))
                          .run(() -> assertEquals(1, pool.qsize()));
                    }))
        .orders(0);
  }

  @Test
  void aCancellationAtEachAwaitFindsWhatIsNotPutBack() {
    pool(true).cancel(Explore.Cancel.TASKS).run();
    pool(false).run();
    ExplorationError failure = failureOf(pool(false).cancel(Explore.Cancel.TASKS));
    assertTrue(failure.replay().matches("usual\\+cancel:1@\\d+"), failure.replay());
    assertTrue(failure.getCause() instanceof DeadlockError, () -> failure.getCause().toString());
    String message = withoutNumbers(failure);
    assertEquals(message, withoutNumbers(failureOf(pool(false).replay(failure.replay()))));
    System.setProperty("heddle.replay", failure.replay());
    try {
      assertEquals(message, withoutNumbers(failureOf(pool(false))), "for the whole JVM");
    } finally {
      System.clearProperty("heddle.replay");
    }
  }

  /** Tasks are numbered through the whole program. */
  private static String withoutNumbers(Throwable failure) {
    return failure.getMessage().replaceAll("Task-\\d+", "Task");
  }

  @Test
  void theTestItselfMayEndCancelled() {
    int[] runs = {0};
    Exploration.of(
            clock -> {
              runs[0]++;
              return script(v -> Asyncio.sleep(Duration.ofHours(1))).then(v -> Asyncio.yieldNow());
            })
        .cancel(Explore.Cancel.TEST)
        .run();
    assertEquals(5, runs[0], "usual; before the start, in the sleep, woken from it, in the yield");
  }

  @Test
  void aTestThatDependsOnMoreThanOrderIsRefused() {
    int[] runs = {0};
    Exploration exploration =
        Exploration.of(clock -> noting(new ArrayList<>(), runs[0]++ == 0 ? "abc" : "a"));
    ExplorationError failure = failureOf(exploration);
    assertTrue(
        failure
            .getCause()
            .getMessage()
            .startsWith("the test takes another course than before, so it depends on more than"),
        failure::getMessage);
  }

  @Test
  void whatReplaysNothingIsRefused() {
    Exploration exploration = Exploration.of(clock -> script(v -> null));
    assertEquals(
        "'often' replays nothing; give what the failure printed, such as seed:17, path:0.2.1 or"
            + " usual+cancel:1@4",
        assertThrows(IllegalArgumentException.class, () -> exploration.replay("often"))
            .getMessage());
    for (String text : List.of("usual", "seed:-3", "path:1.0.2", "seed:4+cancel:1@17")) {
      assertEquals(text, Schedule.parse(text).toString());
    }
  }

  static class Annotated {
    @AsyncTest
    @Explore(orders = 50)
    Coroutine<Object> races() {
      return race();
    }
  }

  static class AnnotatedOnRealTime {
    @AsyncTest
    @Explore
    @TestLoop(TestLoop.Time.REAL)
    Coroutine<Object> races() {
      return script(v -> null);
    }
  }

  @Test
  void anAsyncTestIsExploredByAnAnnotation() {
    Throwable failure = Launched.run(HeddleTestEngine.ID, selectClass(Annotated.class)).failure();
    assertEquals(ExplorationError.class, failure.getClass());
    assertFalse(((ExplorationError) failure).replay().isEmpty());
  }

  @Test
  void anExplorationOnRealTimeIsRefused() {
    assertEquals(
        "@Explore needs virtual time, where runs are the same each time; leave out"
            + " @TestLoop(TestLoop.Time.REAL)",
        Launched.run(HeddleTestEngine.ID, selectClass(AnnotatedOnRealTime.class))
            .failure()
            .getMessage());
  }
}
