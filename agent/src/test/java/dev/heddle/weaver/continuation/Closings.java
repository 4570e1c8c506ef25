package dev.heddle.weaver.continuation;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Coroutine.yieldToDriver;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.continuation.Generator;
import dev.heddle.continuation.GeneratorExit;
import dev.heddle.continuation.Step.Returned;
import dev.heddle.continuation.Step.Yielded;
import java.util.ArrayList;
import java.util.List;

/** Chains of coroutines and generators are closed from the inside out, as CPython does it. */
final class Closings {
  private Closings() {}

  private static final List<Object> LOG = new ArrayList<>();

  private static String headOf(Throwable failure) {
    String message = failure.getMessage();
    return failure.getClass().getSimpleName()
        + (message == null ? "" : ": " + message.split("(?<=\\(\\))")[0]);
  }

  @Async
  static Coroutine<String> swallows() {
    try {
      await(yieldToDriver("inner"));
    } catch (Throwable exit) {
      LOG.add("inner " + headOf(exit));
    }
    return done("swallowed");
  }

  @Async
  static Coroutine<Void> aroundSwallows() {
    try {
      LOG.add(await(swallows()));
      await(yieldToDriver("outer"));
    } catch (Throwable exit) {
      LOG.add("outer " + headOf(exit));
      throw exit;
    } finally {
      LOG.add("finally");
    }
    return done();
  }

  static void aCoroutineThatReturnsOnExitDoesNotLetItsCallerGoOn() {
    LOG.clear();
    Coroutine<Void> closed = aroundSwallows();
    assertEquals(new Yielded<>("inner"), closed.send(null));
    closed.close();
    assertEquals(Coroutine.State.CLOSED, closed.state());
    Coroutine<Void> thrownInto = aroundSwallows();
    thrownInto.send(null);
    GeneratorExit exit = new GeneratorExit();
    assertSame(exit, assertThrows(GeneratorExit.class, () -> thrownInto.throwInto(exit)));
    List<Object> once = List.of("inner GeneratorExit", "outer GeneratorExit", "finally");
    assertEquals(once, LOG.subList(0, 3));
    assertEquals(once, LOG.subList(3, 6));
  }

  @Async
  static Coroutine<Void> awaitsAgain() {
    try {
      await(yieldToDriver(1));
    } catch (GeneratorExit exit) {
      await(yieldToDriver(2));
    }
    LOG.add("not reached");
    return done();
  }

  @Async
  static Coroutine<String> aroundAwaitsAgain() {
    try {
      await(awaitsAgain());
    } catch (IllegalStateException e) {
      LOG.add(headOf(e));
    }
    await(yieldToDriver(3));
    return done("end");
  }

  static void aCoroutineThatAwaitsAgainFailsInItsCaller() {
    LOG.clear();
    Coroutine<String> closed = aroundAwaitsAgain();
    closed.send(null);
    assertTrue(
        assertThrows(IllegalStateException.class, closed::close)
            .getMessage()
            .startsWith("coroutine ignored GeneratorExit: <coroutine aroundAwaitsAgain()"));
    assertEquals(new Returned<>("end"), closed.send(null));
    Coroutine<String> thrownInto = aroundAwaitsAgain();
    thrownInto.send(null);
    assertEquals(new Yielded<>(3), thrownInto.throwInto(new GeneratorExit()));
    String head =
        "IllegalStateException: coroutine ignored GeneratorExit: <coroutine awaitsAgain()";
    assertEquals(List.of(head, head), LOG);
  }

  @Async
  static Coroutine<Void> guarded(int depth) {
    try {
      if (depth == 0) {
        await(yieldToDriver(0));
      } else {
        await(guarded(depth - 1));
      }
    } finally {
      LOG.add(depth);
    }
    return done();
  }

  static void aThousandFinallyBlocksAreRun() {
    LOG.clear();
    Coroutine<Void> coroutine = guarded(1_000);
    coroutine.send(null);
    coroutine.close();
    assertEquals(1_001, LOG.size());
    assertEquals(List.of(0, 1, 2), LOG.subList(0, 3));
  }

  @Async
  static Coroutine<Void> failsOnExit() {
    try {
      await(yieldToDriver(0));
    } finally {
      divide(0);
    }
    return done();
  }

  private static int divide(int by) {
    return 1 / by;
  }

  @Async
  static Coroutine<Void> passesOn() {
    await(failsOnExit());
    return done();
  }

  @Async
  static Coroutine<Void> rethrows() {
    try {
      await(passesOn());
    } catch (ArithmeticException e) {
      throw e;
    }
    return done();
  }

  static void aFailureOnTheWayComesOutWithTheLinesOfAll() {
    Coroutine<Void> coroutine = rethrows();
    coroutine.send(null);
    List<String> methods = new ArrayList<>();
    for (var line : assertThrows(ArithmeticException.class, coroutine::close).getStackTrace()) {
      if (line.getClassName().equals(Closings.class.getName())) {
        methods.add(line.getMethodName());
      }
    }
    assertEquals(
        List.of("divide", "failsOnExit", "passesOn", "rethrows"),
        methods.subList(0, 4),
        () -> "" + methods);
  }

  @Async
  static Generator<Integer> yieldsOnExit() {
    try {
      Generator.yield(1);
    } catch (GeneratorExit exit) {
      Generator.yield(2);
    }
    return Generator.done();
  }

  @Async
  static Generator<Integer> failsOnExitOnce() {
    try {
      Generator.yield(1);
    } finally {
      divide(0);
    }
    return Generator.done();
  }

  @Async
  static Generator<Integer> middle(Generator<Integer> inner) {
    try {
      Generator.yieldFrom(inner);
    } catch (IllegalStateException | ArithmeticException e) {
      LOG.add(headOf(e));
      Generator.yield(5);
    }
    return Generator.done();
  }

  @Async
  static Generator<Integer> top(Generator<Integer> inner) {
    try {
      Generator.yieldFrom(middle(inner));
    } catch (IllegalStateException e) {
      LOG.add(headOf(e));
    }
    Generator.yield(7);
    return Generator.done();
  }

  static void eachGeneratorThatIgnoresTheExitFailsInTheNext() {
    LOG.clear();
    Generator<Integer> closed = top(yieldsOnExit());
    closed.next();
    assertTrue(
        assertThrows(IllegalStateException.class, closed::close)
            .getMessage()
            .startsWith("generator ignored GeneratorExit: <generator top()"));
    assertEquals(List.of(), closed.stream().toList());
    Generator<Integer> thrownInto = top(failsOnExitOnce());
    thrownInto.next();
    assertEquals(7, thrownInto.throwInto(new GeneratorExit()));
    String ignored = "IllegalStateException: generator ignored GeneratorExit: <generator ";
    assertEquals(
        List.of(
            ignored + "yieldsOnExit()",
            ignored + "middle()",
            "ArithmeticException: / by zero",
            ignored + "middle()"),
        LOG);
  }

  @Async
  static Generator<Integer> yieldsInFinally() {
    try {
      Generator.yield(1);
    } finally {
      Generator.yield(2);
    }
    return Generator.done();
  }

  static void whatIsYieldedOnExitIsLost() {
    Generator<Integer> generator = yieldsInFinally();
    generator.next();
    assertThrows(IllegalStateException.class, generator::close);
    assertThrows(GeneratorExit.class, generator::next);
    generator.close();
  }
}
