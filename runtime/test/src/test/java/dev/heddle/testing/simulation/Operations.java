package dev.heddle.testing.simulation;

import static dev.heddle.testing.simulation.Fairness.require;

import dev.heddle.Asyncio;
import dev.heddle.Awaitable;
import dev.heddle.CancelledError;
import dev.heddle.Future;
import dev.heddle.ReturnWhen;
import dev.heddle.Task;
import dev.heddle.TimerHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;

/** Draws what an actor does next. */
final class Operations {
  private final World world;
  private final Random random;
  private final Blocks blocks;

  Operations(World world, Random random) {
    this.world = world;
    this.random = random;
    this.blocks = new Blocks(world, random, this);
  }

  Operation next(Actor actor) {
    if (actor.holdsSomething()) {
      return random.nextBoolean() ? yieldNow(actor) : sleep(actor);
    }
    int draw = random.nextInt(actor.mayNest() ? 115 : 100);
    if (draw >= 100) {
      return blocks.next(actor, draw - 100);
    }
    if (draw < 45) {
      return alone(actor, draw);
    }
    return draw < 70 ? onTasks(actor, draw - 45) : onStock(actor, draw - 70);
  }

  private Operation alone(Actor actor, int draw) {
    if (draw < 12) {
      return yieldNow(actor);
    } else if (draw < 22) {
      return sleep(actor);
    } else if (draw < 30) {
      return Operation.now("spawn", () -> world.spawn());
    } else if (draw < 35) {
      return Operation.now("callSoon", () -> callSoon(actor.number()));
    } else if (draw < 40) {
      return Operation.now("callLater", () -> callLater(actor.number(), duration()));
    }
    return onFuture(draw - 40);
  }

  private Operation onFuture(int draw) {
    int index = random.nextInt(world.futures.size());
    Future<Object> future = world.futures.get(index);
    return switch (draw) {
      case 0 -> Operation.now("result of future " + index, () -> complete(future, null));
      case 1 ->
          Operation.now(
              "failure of future " + index,
              () -> complete(future, new IllegalArgumentException("f" + index)));
      case 2 -> Operation.now("cancel future " + index, future::cancel);
      case 3 -> Operation.of("shield future " + index, () -> Asyncio.shield(future));
      default -> Operation.of("await future " + index, () -> future);
    };
  }

  private Operation onTasks(Actor actor, int draw) {
    int index = world.otherTask(actor.number());
    Task<Object> task = world.tasks.get(index);
    if (draw < 6) {
      return Operation.now("cancel " + index, () -> task.cancel("by " + actor.number()));
    } else if (draw < 9) {
      return Operation.of("await " + index, () -> actor.shielded(task));
    } else if (draw < 12) {
      return Operation.of("shield " + index, () -> Asyncio.shield(task));
    } else if (draw < 16) {
      boolean returnExceptions = random.nextBoolean();
      return Operation.of(
          "gather " + returnExceptions, () -> Asyncio.gather(returnExceptions, some(actor)));
    } else if (draw < 19) {
      ReturnWhen when = ReturnWhen.values()[random.nextInt(3)];
      Duration time = duration();
      return Operation.of("wait " + when, () -> Asyncio.wait(some(actor), time, when));
    } else if (draw < 22) {
      return limited(actor, "waitFor " + index, () -> Asyncio.shield(task));
    }
    return limited(actor, "waitFor sleep", () -> Asyncio.sleep(duration()));
  }

  private Operation onStock(Actor actor, int draw) {
    Stock stock = world.stock;
    if (draw < 6) {
      return new Operation(
          "lock",
          stock.lock::acquire,
          (value, failure) -> {
            if (failure == null) {
              stock.lockTaken();
              actor.hold(stock::lockReturned);
            }
          });
    } else if (draw < 13) {
      return new Operation(
          "permit",
          stock.semaphore::acquire,
          (value, failure) -> {
            if (failure == null) {
              stock.permitTaken();
              actor.hold(stock::permitReturned);
            }
          });
    } else if (draw < 18) {
      int item = stock.newItem();
      return new Operation(
          "put " + item,
          () -> stock.queue.put(item),
          (value, failure) -> {
            if (failure == null) {
              stock.itemPut(item);
            }
          });
    } else if (draw < 23) {
      return new Operation(
          "get",
          stock.queue::get,
          (value, failure) -> {
            if (failure == null) {
              stock.itemGot((Integer) value);
            }
          });
    }
    return onEvent(draw - 23);
  }

  private Operation onEvent(int draw) {
    return switch (draw) {
      case 0, 1, 2 -> Operation.of("event", world.event::waitFor);
      case 3, 4 -> Operation.now("set", world.event::set);
      default -> Operation.now("clear", world.event::clear);
    };
  }

  private Operation yieldNow(Actor actor) {
    long[] ticket = {0};
    return felt(
        actor,
        new Operation(
            "yield",
            () -> {
              ticket[0] = world.fairness.ticket();
              return Asyncio.yieldNow();
            },
            (value, failure) -> world.fairness.ran(ticket[0])));
  }

  private Operation sleep(Actor actor) {
    Duration time = duration();
    long[] due = {0};
    return felt(
        actor,
        new Operation(
            "sleep " + time.toMillis(),
            () -> {
              due[0] = world.loop.time() + time.toNanos();
              return Asyncio.sleep(time);
            },
            (value, failure) ->
                require(
                    failure != null || world.loop.time() == due[0],
                    () -> "a sleep until " + due[0] + " ends at " + world.loop.time())));
  }

  /** A wait that throws wherever a scope is cancelled. */
  private static Operation felt(Actor actor, Operation wait) {
    boolean[] isDoomed = {false};
    return new Operation(
        wait.name(),
        () -> {
          isDoomed[0] = actor.isInCancelledScope();
          return wait.start().begin();
        },
        (value, failure) -> {
          require(
              !isDoomed[0] || failure instanceof CancelledError,
              () -> wait.name() + " in a cancelled scope ends with " + value + failure);
          wait.end().ended(value, failure);
        });
  }

  private Operation limited(Actor actor, String name, Operation.Start inner) {
    Duration time = duration();
    long[] due = {0};
    return Blocks.swallowing(
        actor,
        false,
        name + " for " + time.toMillis(),
        () -> {
          due[0] = world.loop.time() + time.toNanos();
          return Asyncio.waitFor(inner.begin(), time);
        },
        (value, failure) -> failure instanceof TimeoutException,
        (value, failure) ->
            require(
                !(failure instanceof TimeoutException) || world.loop.time() >= due[0],
                () -> "a time limit of " + due[0] + " ends at " + world.loop.time()));
  }

  private void callSoon(int actor) {
    long ticket = world.fairness.ticket();
    world.loop.callSoon(
        () -> {
          world.requireOpen();
          world.fairness.ran(ticket);
          world.say(actor, "called soon");
        });
  }

  void callLater(int actor, Duration delay) {
    long timer = world.fairness.timer();
    long due = world.loop.time() + delay.toNanos();
    TimerHandle handle =
        world.loop.callLater(
            delay,
            () -> {
              world.requireOpen();
              world.fairness.fired(timer, due, world.loop.time());
              world.say(actor, "called later");
            });
    if (random.nextInt(4) == 0) {
      handle.cancel();
    }
  }

  private static void complete(Future<Object> future, Throwable failure) {
    if (future.done()) {
      return;
    }
    if (failure == null) {
      future.setResult("done");
    } else {
      future.setException(failure);
    }
  }

  private List<Awaitable<Object>> some(Actor actor) {
    List<Awaitable<Object>> some = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      some.add(actor.shielded(world.tasks.get(world.otherTask(actor.number()))));
    }
    return some;
  }

  /** In whole milliseconds, so that many are equal. */
  Duration duration() {
    return Duration.ofMillis(1 + random.nextInt(20));
  }
}
