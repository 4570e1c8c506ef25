package dev.heddle.samples.tutorial;

import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.Runner;

/** Start one coroutine and wait for it. */
final class Ex01 {
  @Async
  static Coroutine<Void> coroutine() {
    System.out.println("in coroutine");
    return done();
  }

  public static void main(String[] args) {
    try (var runner = new Runner()) {
      try {
        System.out.println("starting coroutine");
        Coroutine<Void> pendingCall = coroutine(); // nothing runs yet
        System.out.println("entering event loop");
        runner.run(pendingCall);
      } finally {
        System.out.println("closing event loop");
      }
    }
  }
}
