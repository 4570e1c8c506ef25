package dev.heddle.weaver.continuation;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Coroutine.State.CLOSED;
import static dev.heddle.Coroutine.State.CREATED;
import static dev.heddle.Coroutine.State.RUNNING;
import static dev.heddle.Coroutine.State.SUSPENDED;
import static dev.heddle.Coroutine.yieldToDriver;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.continuation.GeneratorExit;
import dev.heddle.continuation.Step.Returned;
import dev.heddle.continuation.Step.Yielded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Coroutines driven by hand. */
final class HandDriven {
  private HandDriven() {}

  private static final List<Object> LOG = new ArrayList<>();

  @Async
  static Coroutine<String> phase1() {
    LOG.add("in phase1");
    await(Asyncio.yieldNow());
    return done("result1");
  }

  @Async
  static Coroutine<String> phase2(String argument) {
    LOG.add("in phase2");
    String sent = await(yieldToDriver("question"));
    return done("result2 derived from " + argument + " and " + sent);
  }

  @Async
  static Coroutine<List<String>> outer() {
    LOG.add("in outer");
    String first = await(phase1());
    String second = await(phase2(first));
    return done(List.of(first, second));
  }

  static void theDriverSeesEachAwaitAndTheResult() {
    LOG.clear();
    Coroutine<List<String>> coroutine = outer();
    assertEquals(CREATED, coroutine.state());
    assertEquals(new Yielded<>(null), coroutine.send(null));
    assertEquals(SUSPENDED, coroutine.state());
    assertEquals(new Yielded<>("question"), coroutine.send(null));
    assertEquals(
        new Returned<>(List.of("result1", "result2 derived from result1 and answer")),
        coroutine.send("answer"));
    assertEquals(CLOSED, coroutine.state());
    assertEquals(List.of("in outer", "in phase1", "in phase2"), LOG);
    String message =
        assertThrows(IllegalStateException.class, () -> coroutine.send(null)).getMessage();
    assertTrue(
        message.startsWith("cannot reuse already awaited coroutine <coroutine outer()"), message);
  }

  @Async
  static Coroutine<String> tail() {
    return yieldToDriver("tail");
  }

  static void aTailCallEndsTheCoroutineToo() {
    Coroutine<String> coroutine = tail();
    assertEquals(new Yielded<>("tail"), coroutine.send(null));
    assertEquals(SUSPENDED, coroutine.state());
    assertEquals(new Returned<>("x"), coroutine.send("x"));
    assertEquals(CLOSED, coroutine.state());
  }

  static void aValueForAnUnstartedOneIsRefused() {
    Coroutine<List<String>> coroutine = outer();
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> coroutine.send(1))
            .getMessage()
            .startsWith("can't send a value to a just-started coroutine: <coroutine outer()"));
    assertEquals(CREATED, coroutine.state());
    coroutine.close();
    assertEquals(CLOSED, coroutine.state());
  }

  @Async
  static Coroutine<String> guarded() {
    try {
      await(yieldToDriver(1));
    } catch (ArithmeticException e) {
      LOG.add(e.getMessage());
      return done(await(yieldToDriver(2)));
    } finally {
      LOG.add("finally");
    }
    return done("unharmed");
  }

  static void whatIsThrownInIsThrownAtTheAwait() {
    LOG.clear();
    Coroutine<String> coroutine = guarded();
    coroutine.send(null);
    assertEquals(new Yielded<>(2), coroutine.throwInto(new ArithmeticException("boo")));
    Exception failure = new Exception("checked");
    assertSame(failure, assertThrows(Exception.class, () -> coroutine.throwInto(failure)));
    assertEquals(CLOSED, coroutine.state());
    assertEquals(List.of("boo", "finally"), LOG);
  }

  static void throwingIntoAnUnstartedOneClosesIt() {
    LOG.clear();
    Coroutine<String> coroutine = guarded();
    assertThrows(
        ArithmeticException.class, () -> coroutine.throwInto(new ArithmeticException("x")));
    assertEquals(CLOSED, coroutine.state());
    assertEquals(List.of(), LOG);
  }

  static void closingRunsFinallyBlocks() {
    LOG.clear();
    Coroutine<String> coroutine = guarded();
    coroutine.send(null);
    coroutine.close();
    coroutine.close();
    assertEquals(List.of("finally"), LOG);
    assertEquals(CLOSED, coroutine.state());
  }

  @Async
  static Coroutine<Void> stubborn() {
    try {
      await(yieldToDriver(1));
    } catch (GeneratorExit exit) {
      await(yieldToDriver(2));
    }
    return done();
  }

  static void toAwaitInsteadOfEndingIsAnError() {
    Coroutine<Void> coroutine = stubborn();
    coroutine.send(null);
    String message = assertThrows(IllegalStateException.class, coroutine::close).getMessage();
    assertTrue(
        message.startsWith("coroutine ignored GeneratorExit: <coroutine stubborn()"), message);
    assertEquals(new Returned<>(null), coroutine.send(null));
  }

  private static Coroutine<Void> itself;

  @Async
  static Coroutine<Void> entersItself() {
    assertEquals(RUNNING, itself.state());
    itself.send(null);
    return done();
  }

  static void aRunningOneIsNotEntered() {
    itself = entersItself();
    String message =
        assertThrows(IllegalStateException.class, () -> itself.send(null)).getMessage();
    assertTrue(
        message.startsWith("coroutine already executing: <coroutine entersItself()"), message);
  }

  @Async
  static Coroutine<String> awaits(Future<String> future) {
    return done("got " + await(future));
  }

  static void aFutureAnswersForItself() {
    try (EventLoop loop = EventLoop.create()) {
      Future<String> future = loop.createFuture();
      Coroutine<String> coroutine = awaits(future);
      assertEquals(new Yielded<>(future), coroutine.send(null));
      assertTrue(
          assertThrows(IllegalStateException.class, () -> coroutine.send(null))
              .getMessage()
              .startsWith("await wasn't used with future: "));
      future.setResult("it");
      assertEquals(new Returned<>("got it"), coroutine.send(null));
      Future<String> failed = loop.createFuture();
      Coroutine<String> second = awaits(failed);
      second.send(null);
      failed.setException(new ArithmeticException("bad"));
      assertThrows(ArithmeticException.class, () -> second.send(null));
    }
  }

  @Async
  static Coroutine<String> drivesAnother() {
    Coroutine<List<String>> other = outer();
    var step = other.send(null);
    int steps = 0;
    while (step instanceof Yielded<?>) {
      await(Asyncio.yieldNow());
      step = other.send("s" + steps++);
    }
    return done(step.toString());
  }

  static void aTaskCanDriveAnotherCoroutineByHand() {
    LOG.clear();
    assertEquals(
        "Returned[result=[result1, result2 derived from result1 and s1]]",
        Asyncio.run(drivesAnother()));
  }

  static void whatATaskDrivesIsNotDrivenByHand() {
    assertEquals("coroutine is being awaited already:", Asyncio.run(meddled()));
  }

  @Async
  static Coroutine<String> meddled() {
    Coroutine<Void> driven = Asyncio.sleep(Duration.ofDays(1));
    var task = Asyncio.createTask(driven);
    await(Asyncio.yieldNow());
    String message =
        assertThrows(IllegalStateException.class, () -> driven.send(null)).getMessage();
    task.cancel();
    return done(message.substring(0, 35));
  }

  static void aFailureShowsTheAwaitsOnce() {
    Coroutine<Void> coroutine = level2();
    coroutine.send(null);
    ArithmeticException failure =
        assertThrows(ArithmeticException.class, () -> coroutine.send(null));
    StackTraceElement[] trace = failure.getStackTrace();
    assertEquals("level0", trace[0].getMethodName());
    assertEquals("level1", trace[1].getMethodName());
    assertEquals("level2", trace[2].getMethodName());
  }

  @Async
  static Coroutine<Void> level0() {
    await(Asyncio.yieldNow());
    throw new ArithmeticException("deep");
  }

  @Async
  static Coroutine<Void> level1() {
    await(level0());
    return done();
  }

  @Async
  static Coroutine<Void> level2() {
    await(level1());
    return done();
  }
}
