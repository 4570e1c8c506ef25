package dev.heddle.testing.simulation;

import static dev.heddle.testing.simulation.Fairness.require;
import static dev.heddle.testkit.Script.script;

import dev.heddle.Asyncio;
import dev.heddle.CancelScope;
import dev.heddle.Coroutine;
import dev.heddle.Starting;
import dev.heddle.Timeout;
import dev.heddle.testkit.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;

/** Draws operations that have a body of other operations: timeouts, scopes, races and groups. */
final class Blocks {
  private final World world;
  private final Random random;
  private final Operations operations;

  Blocks(World world, Random random, Operations operations) {
    this.world = world;
    this.random = random;
    this.operations = operations;
  }

  /**
   * Draws one.
   *
   * @param draw below 15
   */
  Operation next(Actor actor, int draw) {
    if (draw < 3) {
      return timeout(actor);
    } else if (draw < 6) {
      return scope(actor);
    } else if (draw < 8) {
      return race(actor);
    } else if (draw < 13) {
      return new Grouping(this, world, random, actor, draw < 11).operation();
    }
    return cancelScope();
  }

  Duration duration() {
    return operations.duration();
  }

  Actor errand(Actor actor, Around block) {
    return actor.errand(1 + random.nextInt(4), block);
  }

  private Operation timeout(Actor actor) {
    Duration time = operations.duration();
    boolean at = random.nextBoolean();
    Timeout[] timeout = {null};
    Coroutine<Object> errand = errand(actor, Around.asking(() -> timeout[0].expired()));
    return swallowing(
        actor,
        false,
        (at ? "timeoutAt " : "timeout ") + time.toMillis(),
        () ->
            at
                ? Asyncio.timeoutAt(
                    world.loop.time() + time.toNanos(), t -> within(timeout, t, errand))
                : Asyncio.timeout(time, t -> within(timeout, t, errand)),
        (value, failure) -> failure instanceof TimeoutException,
        (value, failure) -> {
          requireEnded(errand);
          if (failure instanceof TimeoutException) {
            require(timeout[0].expired(), () -> "a timeout that has not expired: " + timeout[0]);
            requireNotEarly(timeout[0].when().getAsLong());
          }
        });
  }

  private Coroutine<Object> within(Timeout[] kept, Timeout timeout, Coroutine<Object> errand) {
    kept[0] = timeout;
    Script<Object> body = script(v -> Asyncio.yieldNow());
    int draw = random.nextInt(4);
    if (draw == 0) {
      long when = world.loop.time() + operations.duration().toNanos();
      body.run(() -> timeout.reschedule(when));
    } else if (draw == 1) {
      timeout.reschedule(); // no limit at all
    }
    // What throws before it has been started is closed, as a block would.
    return body.then(v -> errand).last(errand::close);
  }

  private Operation scope(Actor actor) {
    Duration time = operations.duration();
    CancelScope scope = random.nextInt(3) == 0 ? new CancelScope() : CancelScope.within(time);
    scope.setShield(random.nextInt(5) == 0);
    if (random.nextInt(4) == 0) {
      scope.cancel("before");
    }
    world.scopes.add(scope);
    Coroutine<Object> errand = errand(actor, Around.scope(scope));
    boolean[] wasCancelled = {false};
    return swallowing(
        actor,
        scope.shield(),
        "scope " + scope,
        () -> {
          wasCancelled[0] = scope.cancelCalled();
          return scope.run(s -> errand);
        },
        (value, failure) -> scope.cancelledCaught(),
        (value, failure) -> {
          requireEnded(errand);
          require(scope.cancelCalled() || !scope.cancelledCaught(), () -> scope + " has caught");
          require(
              failure == null || !scope.cancelledCaught(),
              () -> scope + " lets through " + failure);
          if (scope.cancelCalled() && !wasCancelled[0] && !world.wasCancelled(scope)) {
            requireNotEarly(scope.deadline().getAsLong());
          }
        });
  }

  /** Whether a block has taken a cancellation of its task for its own. */
  interface Swallowed {
    boolean by(Object value, Throwable failure);
  }

  /** A block that ends the cancellations that it causes, and must not end others. */
  static Operation swallowing(
      Actor actor,
      boolean isShield,
      String name,
      Operation.Start start,
      Swallowed swallowed,
      Operation.End end) {
    int[] before = {0};
    return new Operation(
        name,
        () -> {
          before[0] = actor.requestsToSee(Around::hasAsked, isShield);
          return start.begin();
        },
        (value, failure) -> {
          int more = actor.requestsToSee(Around::mayHaveAsked, isShield) - before[0];
          require(
              more <= 0 || !swallowed.by(value, failure),
              () -> name + " swallows one of " + more + " cancellations");
          end.ended(value, failure);
        });
  }

  private Operation cancelScope() {
    if (world.scopes.isEmpty()) {
      return Operation.now("no scope", () -> {});
    }
    int last = world.scopes.size() - 1;
    int index = Math.max(0, last - random.nextInt(5));
    return Operation.now("cancel scope " + index, () -> world.cancel(world.scopes.get(index)));
  }

  private Operation race(Actor actor) {
    List<Coroutine<Object>> errands = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      errands.add(errand(actor, Around.HIDDEN));
    }
    return new Operation(
        "race of " + errands.size(),
        () -> Asyncio.race(errands),
        (value, failure) -> errands.forEach(Blocks::requireEnded));
  }

  /** A body that says that it is ready, and has an errand afterwards. */
  Coroutine<Object> starting(Starting<Object> starting, Actor actor) {
    Coroutine<Object> errand = errand(actor, Around.HIDDEN);
    boolean isReady = random.nextInt(4) > 0;
    return script(v -> Asyncio.sleep(operations.duration()))
        .run(
            () -> {
              if (isReady) {
                starting.ready("ready");
              }
            })
        .then(v -> errand)
        .last(errand::close);
  }

  static void requireEnded(Coroutine<Object> errand) {
    require(
        errand.state() == Coroutine.State.CLOSED,
        () -> "the block is over, and not its body: " + errand);
  }

  private void requireNotEarly(long due) {
    long now = world.loop.time();
    require(now >= due, () -> "a time limit of " + due + " ends at " + now);
  }
}
