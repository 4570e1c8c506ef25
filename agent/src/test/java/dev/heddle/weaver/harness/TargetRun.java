package dev.heddle.weaver.harness;

import dev.heddle.Awaitable;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs one target once, and tells what could be seen. */
public final class TargetRun implements Probe {

  private final Suspending suspending;
  private final Random dice;
  private final List<String> log = new ArrayList<>();

  private TargetRun(Suspending suspending, long seed) {
    this.suspending = suspending;
    this.dice = new Random(seed);
  }

  /** Runs a static method that takes a probe and returns a coroutine. */
  public static Outcome of(Method target, Suspending suspending, long seed) {
    return new TargetRun(suspending, seed).run(target);
  }

  private Outcome run(Method target) {
    target.setAccessible(true);
    try {
      return new Outcome(
          log, "returned " + (suspending == Suspending.UNWOVEN ? direct(target) : onLoop(target)));
    } catch (Throwable failure) {
      return new Outcome(log, Outcome.thrown(failure));
    }
  }

  private Object direct(Method target) throws Throwable {
    return ((Ready<?>) call(target)).get();
  }

  private Object onLoop(Method target) throws Throwable {
    try (EventLoop loop = EventLoop.create()) {
      return loop.runUntilComplete(call(target));
    }
  }

  private Coroutine<?> call(Method target) throws Throwable {
    try {
      return (Coroutine<?>) target.invoke(null, this);
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
  public void log(Object event) {
    log.add(String.valueOf(event));
  }
}
