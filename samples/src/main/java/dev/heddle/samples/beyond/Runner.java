package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Awaitable;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.context.ContextVar;

/** A runner has one loop and one context for several runs; wrong use. */
final class Runner {
  private static final ContextVar<Integer> COUNTER = new ContextVar<>("counter", 0);

  private Runner() {}

  private record Seen(int count, EventLoop loop) {}

  /** Python's name, so that the same is shown. */
  private static final class LookupError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LookupError(String message) {
      super(message);
    }
  }

  @Async
  static Coroutine<Seen> step() {
    COUNTER.set(COUNTER.get() + 1);
    return done(new Seen(COUNTER.get(), EventLoop.running()));
  }

  @Async
  static Coroutine<Void> nested() {
    Coroutine<Seen> inner = step();
    try {
      run(inner);
    } catch (IllegalStateException error) {
      System.out.println("RuntimeError: " + error.getMessage());
      inner.close();
    }
    return done();
  }

  @Async
  static Coroutine<Void> raises() {
    throw new LookupError("out of run");
  }

  @SuppressWarnings("NullAway") // on purpose: the compiler lets no other wrong argument pass
  private static Awaitable<?> notAnAwaitable() {
    return null;
  }

  public static void main(String[] args) {
    dev.heddle.Runner used = new dev.heddle.Runner();
    EventLoop loop;
    try (used) {
      Seen first = used.run(step());
      Seen second = used.run(step());
      System.out.println(
          "counter %d %d, same loop %s"
              .formatted(first.count(), second.count(), repr(first.loop() == second.loop())));
      used.run(nested());
      loop = used.getLoop();
    }
    System.out.println("closed " + repr(loop.isClosed()));
    try {
      used.getLoop();
    } catch (IllegalStateException error) {
      System.out.println("RuntimeError: " + error.getMessage());
    }
    try {
      run(notAnAwaitable());
    } catch (NullPointerException error) {
      System.out.println("NullPointerException: " + error.getMessage());
    }
    try {
      EventLoop.running();
    } catch (IllegalStateException error) {
      System.out.println("RuntimeError: " + error.getMessage());
    }
    try {
      run(raises());
    } catch (LookupError error) {
      System.out.println("LookupError(" + repr(error.getMessage()) + ")");
    }
  }
}
