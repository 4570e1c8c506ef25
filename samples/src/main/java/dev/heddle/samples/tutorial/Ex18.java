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
import dev.heddle.sync.Lock;
import java.time.Duration;
import java.util.List;

/** A lock released by a callback, then passed on from waiter to waiter. */
final class Ex18 {
  static void unlock(Lock lock) {
    System.out.println("callback releasing lock");
    lock.release();
  }

  @Async
  static Coroutine<Void> coro1(Lock lock) {
    System.out.println("coro1 waiting for the lock");
    try (var held = await(lock.acquire())) {
      System.out.println("coro1 acquired lock");
    }
    System.out.println("coro1 released lock");
    return done();
  }

  @Async
  static Coroutine<Void> coro2(Lock lock) {
    System.out.println("coro2 waiting for the lock");
    await(lock.acquire());
    try {
      System.out.println("coro2 acrquired lock");
    } finally {
      System.out.println("coro2 released lock");
      lock.release();
    }
    return done();
  }

  @Async
  static Coroutine<Void> start() {
    Lock lock = new Lock();
    System.out.println("acquiring the lock before starting coroutines");
    await(lock.acquire());
    System.out.println("lock acquired: " + repr(lock.locked()));
    EventLoop.running().callLater(Duration.ofMillis(100), () -> unlock(lock));
    System.out.println("waiting for coroutines");
    await(Asyncio.wait(List.of(createTask(coro1(lock)), createTask(coro2(lock)))));
    return done();
  }

  public static void main(String[] args) {
    run(start());
  }
}
