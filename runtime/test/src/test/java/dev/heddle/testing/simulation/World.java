package dev.heddle.testing.simulation;

import static dev.heddle.testing.simulation.Fairness.require;
import static dev.heddle.testkit.Script.script;

import dev.heddle.Asyncio;
import dev.heddle.CancelScope;
import dev.heddle.Coroutine;
import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.sync.Event;
import dev.heddle.testing.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** One simulation: a loop, its actors, and what they share. */
final class World {
  /** After so long those that are not done are cancelled, again and again. */
  private static final Duration ROUND = Duration.ofMillis(100);

  private static final int MOST_ROUNDS = 100;
  private static final int FUTURES = 5;

  final EventLoop loop;
  final Fairness fairness = new Fairness();
  final Stock stock = new Stock();
  final Event event = new Event();
  final List<Future<Object>> futures = new ArrayList<>();
  final List<Task<Object>> tasks = new ArrayList<>();
  final List<CancelScope> scopes = new ArrayList<>();
  final Operations operations;

  private final EventLog log = new EventLog();
  private final Random random;
  private final int mostTasks;
  private final Set<CancelScope> cancelledScopes = new HashSet<>();
  private final Completions completions = new Completions();
  private boolean closed;

  private World(EventLoop loop, long seed) {
    this.loop = loop;
    random = new Random(seed);
    mostTasks = 50 + random.nextInt(451);
    operations = new Operations(this, random);
  }

  /**
   * Runs a simulation.
   *
   * @throws Violation if the loop broke a rule
   */
  static EventLog run(long seed) {
    return run(VirtualClock.create().loop(), seed);
  }

  /** As {@link #run(long)}, on a loop that may be a bad one. */
  static EventLog run(EventLoop loop, long seed) {
    World world = new World(loop, seed);
    try {
      world.run();
      return world.log;
    } catch (Violation violation) {
      throw new AssertionError(
          "seed " + seed + ": " + violation.getMessage() + "\n" + world.log.tail(), violation);
    }
  }

  void say(int actor, String what) {
    log.add(loop.time(), actor, what);
  }

  void spawn() {
    spawn(null, Around.NOTHING, loop::createTask);
  }

  /**
   * Makes an actor a task, unless there are enough.
   *
   * @param outer the owner of its group; null for none
   * @param group the group
   * @param maker makes the task
   */
  void spawn(Actor outer, Around group, Function<Coroutine<Object>, Task<Object>> maker) {
    if (tasks.size() < mostTasks) {
      int operations = 1 + random.nextInt(8);
      Task<Object> task = maker.apply(Actor.task(this, tasks.size(), operations, outer, group));
      completions.watch(task);
      tasks.add(task);
    }
  }

  /** An actor that this one may wait for. */
  int otherTask(int actor) {
    int other = random.nextInt(tasks.size() - 1);
    return other < actor ? other : other + 1;
  }

  void cancel(CancelScope scope) {
    cancelledScopes.add(scope);
    scope.cancel("by hand");
  }

  /** Whether a scope was cancelled by hand, and so perhaps before its deadline. */
  boolean wasCancelled(CancelScope scope) {
    return cancelledScopes.contains(scope);
  }

  boolean swallows() {
    return random.nextInt(4) == 0;
  }

  /** What an actor returns at its end, if it does not fail. */
  Object result(int actor) {
    if (random.nextInt(10) == 0) {
      throw new IllegalStateException("a" + actor);
    }
    return actor;
  }

  void requireOpen() {
    require(!closed, "a callback after the close");
  }

  private void run() {
    loop.setExceptionHandler((where, context) -> reported(context));
    for (int i = 0; i < FUTURES; i++) {
      Future<Object> future = loop.createFuture();
      completions.watch(future);
      futures.add(future);
    }
    for (int i = mostTasks / 2; i > 0; i--) {
      spawn();
    }
    loop.runUntilComplete(round(0));
    checkEnd();
    close();
  }

  /**
   * Lets the actors play for a while; then those that are left are asked to end, until all have.
   */
  private Coroutine<Object> round(int number) {
    if (number == MOST_ROUNDS) {
      throw new Violation("tasks are left: " + unfinished());
    }
    return script(v -> Asyncio.sleep(ROUND))
        .then(
            v -> {
              while (tasks.size() < mostTasks && number < 3) {
                spawn();
              }
              if (number >= 3) {
                unfinished().forEach(task -> task.cancel("round " + number));
              }
              return number >= 3 && unfinished().isEmpty() ? null : round(number + 1);
            });
  }

  /** Failures that nobody looked at are part of the game, failing callbacks are not. */
  private void reported(ErrorContext context) {
    require(!context.message().startsWith("Exception in callback"), context.toString());
    say(-1, context.message());
  }

  /** All but the round itself: actors, and those that operations have made. */
  private List<Task<?>> unfinished() {
    List<Task<?>> left = new ArrayList<>(loop.tasks().unfinished());
    left.remove(Asyncio.currentTask());
    return left;
  }

  private void checkEnd() {
    require(loop.tasks().unfinished().isEmpty(), "tasks are left: " + loop.tasks().unfinished());
    completions.check();
    stock.checkAtEnd();
    for (Task<Object> task : tasks) {
      say(
          -2,
          task.cancelled()
              ? "cancelled"
              : EventLog.show(task.exception() == null ? task.result() : task.exception()));
    }
  }

  private void close() {
    loop.callSoon(this::requireOpen);
    operations.callLater(-1, Duration.ofMillis(1));
    closed = true;
    loop.close();
    require(loop.isClosed(), "a closed loop is open");
    try {
      loop.callSoon(this::requireOpen);
      throw new Violation("a closed loop takes a callback");
    } catch (IllegalStateException refused) {
      say(-1, refused.getMessage());
    }
  }
}
