package dev.heddle.weaver.harness;

import dev.heddle.Awaitable;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.continuation.Generator;
import dev.heddle.frame.Await;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Runs one target once, and tells what could be seen. */
public final class TargetRun implements Probe {

  private final Suspending suspending;
  private final Random dice;
  private final List<String> log = new ArrayList<>();
  private final Queue<Runnable> pending = new ArrayDeque<>();

  private TargetRun(Suspending suspending, long seed) {
    this.suspending = suspending;
    this.dice = new Random(seed);
  }

  /** Runs a static method that takes a probe and returns a coroutine or a stage. */
  public static Outcome of(Method target, Suspending suspending, long seed) {
    return new TargetRun(suspending, seed).run(target);
  }

  /** Whether the target can run without a loop as well. */
  public static boolean returnsStage(Method target) {
    return CompletionStage.class.isAssignableFrom(target.getReturnType());
  }

  private Outcome run(Method target) {
    target.setAccessible(true);
    try {
      return new Outcome(
          log,
          "returned "
              + switch (suspending) {
                case UNWOVEN -> SyncAsyncio.await(call(target));
                case WITHOUT_LOOP -> withoutLoop(target);
                default -> onLoop(target);
              });
    } catch (Throwable failure) {
      return new Outcome(log, Outcome.thrown(failure));
    }
  }

  /** Stands in for {@link #later} where generators yield instead of waiting. */
  public static Generator<?> later(Probe probe, Object value) {
    return ((TargetRun) probe).leaf(value, null);
  }

  /** Stands in for {@link #failing} where generators yield instead of waiting. */
  public static Generator<?> failing(Probe probe, Throwable failure) {
    return ((TargetRun) probe).leaf(null, failure);
  }

  private Generator<?> leaf(Object value, Throwable failure) {
    return new Generator<>(new Leaf(suspending.next(dice), value, failure));
  }

  /** What is pending is completed here, one thing after the other, while nothing else runs. */
  private Object withoutLoop(Method target) throws Throwable {
    CompletionStage<?> stage = (CompletionStage<?>) call(target);
    while (!pending.isEmpty()) {
      pending.remove().run();
    }
    return SyncAsyncio.await(stage);
  }

  private Object onLoop(Method target) throws Throwable {
    if (target.getReturnType() == Generator.class) {
      Generator<?> generator = (Generator<?>) call(target);
      generator.forEachRemaining(value -> {});
      return generator.result();
    }
    try (EventLoop loop = EventLoop.create()) {
      Coroutine<?> main = returnsStage(target) ? caller(target) : (Coroutine<?>) call(target);
      return loop.runUntilComplete(main);
    }
  }

  /** A coroutine that makes the call on the loop. */
  private Coroutine<?> caller(Method target) {
    return new Ready<>(null, null) {
      @Override
      protected Object resume() throws Throwable {
        return Await.await(call(target));
      }
    };
  }

  private Object call(Method target) throws Throwable {
    try {
      return target.invoke(null, this);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public <T> Awaitable<T> later(T value) {
    if (!suspending.next(dice)) {
      return new Ready<>(value, null);
    }
    EventLoop loop = EventLoop.running();
    Future<T> future = loop.createFuture();
    loop.callSoon(() -> future.setResult(value));
    return future;
  }

  @Override
  public <T> Awaitable<T> failing(Throwable failure) {
    if (!suspending.next(dice)) {
      return new Ready<>(null, failure);
    }
    EventLoop loop = EventLoop.running();
    Future<T> future = loop.createFuture();
    loop.callSoon(() -> future.setException(failure));
    return future;
  }

  @Override
  public <T> CompletableFuture<T> stage(T value) {
    return stage(future -> future.complete(value));
  }

  @Override
  public <T> CompletableFuture<T> failingStage(Throwable failure) {
    return stage(future -> future.completeExceptionally(failure));
  }

  private <T> CompletableFuture<T> stage(Consumer<CompletableFuture<T>> completion) {
    CompletableFuture<T> future = new CompletableFuture<>();
    if (!suspending.next(dice)) {
      completion.accept(future);
    } else if (suspending == Suspending.WITHOUT_LOOP) {
      pending.add(() -> completion.accept(future));
    } else {
      EventLoop.running().callSoon(() -> completion.accept(future));
    }
    return future;
  }

  @Override
  public void log(Object event) {
    log.add(event instanceof Throwable failure ? Outcome.text(failure) : String.valueOf(event));
  }
}
