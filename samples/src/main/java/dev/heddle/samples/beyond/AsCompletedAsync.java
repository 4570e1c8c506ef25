package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.asCompleted;
import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.AsyncIterator;
import dev.heddle.Coroutine;
import dev.heddle.Future;
import dev.heddle.Task;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * asCompleted() as an asynchronous iterator gives the very tasks. They take ten times as long as
 * they say, so that a busy machine does not change what comes first.
 */
final class AsCompletedAsync {
  private AsCompletedAsync() {}

  @Async
  static Coroutine<Double> work(double seconds) {
    await(sleep(Duration.ofMillis(Math.round(10_000 * seconds))));
    return done(seconds);
  }

  @Async
  static Coroutine<Void> theVeryTasks() {
    Map<Future<Double>, String> names = new LinkedHashMap<>();
    names.put(createTask(work(.03)), "x");
    names.put(createTask(work(.01)), "y");
    names.put(createTask(work(.02)), "z");
    AsyncIterator<Future<Double>> tasks = asCompleted(names.keySet()).asyncIterator();
    for (var next = await(tasks.next()); next.hasValue(); next = await(tasks.next())) {
      Future<Double> task = next.value();
      System.out.println(
          names.get(task) + " done " + repr(task.done()) + " result " + repr(await(task)));
    }
    return done();
  }

  @Async
  static Coroutine<Void> plainIteration() {
    for (var next : asCompleted(List.of(createTask(work(0))))) {
      String kind = next instanceof Coroutine ? Coroutine.class.getSimpleName() : "?";
      System.out.println("plain iteration gives " + kind.toLowerCase(Locale.ROOT));
      await(next);
    }
    return done();
  }

  @Async
  static Coroutine<Void> withTimeout() throws TimeoutException {
    List<Task<Double>> two = List.of(createTask(work(.01)), createTask(work(1)));
    AsyncIterator<Future<Double>> tasks = asCompleted(two, Duration.ofMillis(500)).asyncIterator();
    try {
      for (var next = await(tasks.next()); next.hasValue(); next = await(tasks.next())) {
        System.out.println("in time " + repr(next.value().result()));
      }
    } catch (Exception e) {
      System.out.println(e instanceof TimeoutException ? "TimeoutError" : repr(e));
    }
    return done();
  }

  @Async
  static Coroutine<Void> start() throws TimeoutException {
    await(theVeryTasks());
    await(plainIteration());
    await(withTimeout());
    return done();
  }

  public static void main(String[] args) throws TimeoutException {
    run(start());
  }
}
