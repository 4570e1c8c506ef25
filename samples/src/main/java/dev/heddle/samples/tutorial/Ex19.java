package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.sync.Event;
import java.time.Duration;
import java.util.List;

/** One event wakes every waiter. */
final class Ex19 {
  static void setEvent(Event event) {
    System.out.println("setting event in callback");
    event.set();
  }

  @Async
  static Coroutine<Void> coro1(Event event) {
    System.out.println("coro1 waiting for event");
    await(event.waitFor());
    System.out.println("coro1 triggered");
    return done();
  }

  @Async
  static Coroutine<Void> coro2(Event event) {
    System.out.println("coro2 waiting for event");
    await(event.waitFor());
    System.out.println("coro2 triggered");
    return done();
  }

  @Async
  static Coroutine<Void> start() {
    Event event = new Event();
    System.out.println("event start state: " + repr(event.isSet()));
    EventLoop.running().callLater(Duration.ofMillis(100), () -> setEvent(event));
    await(Asyncio.wait(List.of(createTask(coro1(event)), createTask(coro2(event)))));
    System.out.println("event and state: " + repr(event.isSet()));
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
