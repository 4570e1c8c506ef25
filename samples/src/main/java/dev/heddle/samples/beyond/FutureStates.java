package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.toThread;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.InvalidStateException;
import java.util.List;
import java.util.Objects;

/** A future: its states, wrong use of it, and how it shows itself. */
final class FutureStates {
  private FutureStates() {}

  /** Python's name, so that the future shows the same. */
  private static final class ValueError extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static void misuse(Runnable action) {
    try {
      action.run();
    } catch (InvalidStateException error) {
      System.out.println("InvalidStateError: " + error.getMessage());
    } catch (CancelledError error) {
      System.out.println("CancelledError");
    }
  }

  private static boolean isRefusedElsewhere(Future<?> future) {
    try {
      run(awaits(future));
      return false;
    } catch (IllegalStateException error) {
      return String.valueOf(error.getMessage()).contains("attached to a different loop");
    }
  }

  @Async
  static Coroutine<Void> awaits(Future<?> future) {
    await(future);
    return done();
  }

  @Async
  static Coroutine<Void> states() {
    EventLoop loop = EventLoop.running();
    Future<Integer> future = loop.createFuture();
    System.out.println(
        future + " done " + repr(future.done()) + " cancelled " + repr(future.cancelled()));
    for (Runnable method : List.<Runnable>of(future::result, future::exception)) {
      misuse(method);
    }
    future.setResult(7);
    System.out.println(future + " " + repr(future.result()) + " " + repr(future.exception()));
    misuse(() -> future.setResult(8));
    misuse(() -> future.setException(new ValueError()));
    System.out.println("cancel " + repr(future.cancel()));
    Future<Integer> second = loop.createFuture();
    System.out.println(
        "cancel " + repr(second.cancel()) + " again " + repr(second.cancel()) + " " + second);
    misuse(second::result);
    misuse(second::exception);
    Future<Integer> third = loop.createFuture();
    third.setException(new ValueError());
    System.out.println(
        third + " " + Objects.requireNonNull(third.exception()).getClass().getSimpleName() + "()");
    Future<Integer> foreign = loop.createFuture();
    boolean isRefused = await(toThread(() -> isRefusedElsewhere(foreign)));
    System.out.println("foreign loop refused " + repr(isRefused));
    return done();
  }

  public static void main(String[] args) {
    run(states());
  }
}
