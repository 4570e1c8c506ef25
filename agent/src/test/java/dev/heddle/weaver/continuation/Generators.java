package dev.heddle.weaver.continuation;

import static dev.heddle.Coroutine.State.CLOSED;
import static dev.heddle.Coroutine.State.CREATED;
import static dev.heddle.Coroutine.State.SUSPENDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.continuation.Generator;
import dev.heddle.continuation.GeneratorExit;
import dev.heddle.continuation.StopIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Generators that yield themselves. */
final class Generators {
  private Generators() {}

  private static final List<Object> LOG = new ArrayList<>();

  @Async
  static Generator<Integer> countdown(int n) {
    while (n > 0) {
      Generator.yield(n--);
    }
    return Generator.done("liftoff");
  }

  @Async
  static Generator<Integer> average() {
    int sum = 0;
    for (int count = 1; ; count++) {
      Integer sent = Generator.yield(sum / Math.max(1, count - 1));
      if (sent == null) {
        return Generator.done(sum);
      }
      sum += sent;
    }
  }

  @Async
  static Generator<String> guarded() {
    try {
      LOG.add("begin");
      Generator.yield("one");
      Generator.yield("two");
    } catch (IllegalArgumentException e) {
      LOG.add("caught " + e.getMessage());
      Generator.yield("after the failure");
    } finally {
      LOG.add("finally");
    }
    return Generator.done();
  }

  @Async
  static Generator<Integer> stubborn() {
    while (true) {
      try {
        Generator.yield(1);
      } finally {
        continue;
      }
    }
  }

  static void aLoopGivesAllValues() {
    List<Integer> seen = new ArrayList<>();
    Generator<Integer> generator = countdown(3);
    assertEquals(CREATED, generator.state());
    for (int n : generator) {
      seen.add(n);
      assertEquals(SUSPENDED, generator.state());
    }
    assertEquals(List.of(3, 2, 1), seen);
    assertEquals(CLOSED, generator.state());
    assertEquals("liftoff", generator.result());
    assertFalse(generator.hasNext());
  }

  static void nothingRunsBeforeTheFirstValueIsAskedFor() {
    LOG.clear();
    Generator<String> generator = guarded();
    assertEquals(List.of(), LOG);
    assertTrue(generator.hasNext());
    assertTrue(generator.hasNext());
    assertEquals(List.of("begin"), LOG);
    assertEquals("one", generator.next());
  }

  static void theEndCarriesTheResult() {
    Generator<Integer> generator = countdown(1);
    assertEquals(1, generator.next());
    StopIteration end = assertThrows(StopIteration.class, generator::next);
    assertEquals("liftoff", end.value());
  }

  static void whatIsSentIsWhatTheYieldGives() {
    Generator<Integer> generator = average();
    assertEquals(0, generator.next());
    assertEquals(10, generator.send(10));
    assertEquals(15, generator.send(20));
    assertEquals(30, assertThrows(StopIteration.class, () -> generator.send(null)).value());
  }

  static void sendingTooEarlyIsRefused() {
    Generator<Integer> generator = average();
    assertEquals(
        "can't send a value to a just-started generator: <generator average() running at"
            + " Generators.java:37> is at no yield yet that could give it; send null or call next()"
            + " first",
        assertThrows(IllegalArgumentException.class, () -> generator.send(1)).getMessage());
    assertTrue(generator.hasNext());
    assertTrue(
        assertThrows(IllegalStateException.class, () -> generator.send(1))
            .getMessage()
            .endsWith(
                "has a value that hasNext() fetched; take it with next() before sending one"));
    assertEquals(0, generator.next());
    assertEquals(8, generator.send(8));
  }

  static void whatIsThrownInCanBeHandled() {
    LOG.clear();
    Generator<String> generator = guarded();
    assertEquals("one", generator.next());
    assertEquals(
        "after the failure", generator.throwInto(new IllegalArgumentException("from outside")));
    assertThrows(StopIteration.class, generator::next);
    assertEquals(List.of("begin", "caught from outside", "finally"), LOG);
  }

  static void whatIsThrownInAndNotHandledComesBack() {
    LOG.clear();
    Generator<String> generator = guarded();
    generator.next();
    Exception failure = new Exception("checked");
    assertSame(failure, assertThrows(Exception.class, () -> generator.throwInto(failure)));
    assertEquals(CLOSED, generator.state());
    assertEquals(List.of("begin", "finally"), LOG);
    assertSame(failure, assertThrows(Exception.class, () -> generator.throwInto(failure)));
  }

  static void throwingIntoAnUnstartedOneRunsNothing() {
    LOG.clear();
    Generator<String> generator = guarded();
    assertThrows(
        ArithmeticException.class, () -> generator.throwInto(new ArithmeticException("x")));
    assertEquals(List.of(), LOG);
    assertFalse(generator.hasNext());
  }

  static void closingRunsFinallyBlocks() {
    LOG.clear();
    try (Generator<String> generator = guarded()) {
      generator.next();
    }
    assertEquals(List.of("begin", "finally"), LOG);
  }

  static void closingAnUnstartedOneRunsNothing() {
    LOG.clear();
    Generator<String> generator = guarded();
    generator.close();
    generator.close();
    assertEquals(List.of(), LOG);
    assertFalse(generator.hasNext());
    assertNull(generator.result());
  }

  static void toIgnoreTheExitIsAnError() {
    Generator<Integer> generator = stubborn();
    generator.next();
    String message = assertThrows(IllegalStateException.class, generator::close).getMessage();
    assertTrue(
        message.startsWith("generator ignored GeneratorExit: <generator stubborn()"), message);
    assertEquals(1, generator.throwInto(new GeneratorExit()));
  }

  static void aStreamIsLazyAndClosesTheGenerator() {
    LOG.clear();
    try (var values = guarded().stream()) {
      assertEquals("ONE", values.map(String::toUpperCase).findFirst().orElseThrow());
    }
    assertEquals(List.of("begin", "finally"), LOG);
    assertEquals(
        "3-2-1", countdown(3).stream().map(String::valueOf).collect(Collectors.joining("-")));
  }

  private static Generator<Integer> itself;

  @Async
  static Generator<Integer> recursive() {
    Generator.yield(itself.next());
    return Generator.done();
  }

  static void aGeneratorThatEntersItselfIsRefused() {
    itself = recursive();
    String message = assertThrows(IllegalStateException.class, itself::next).getMessage();
    assertTrue(message.startsWith("generator already executing: <generator recursive()"), message);
  }

  @Async
  static Generator<Integer> asksTooMuch() {
    Generator.yield(countdown(0).next());
    return Generator.done();
  }

  static void theEndOfAnotherGeneratorDoesNotEndThisOne() {
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> asksTooMuch().next());
    assertTrue(failure.getMessage().startsWith("generator raised StopIteration: "));
    assertEquals(StopIteration.class, failure.getCause().getClass());
  }

  static void aForkGoesOnOnItsOwn() {
    Generator<Integer> one = countdown(4);
    assertEquals(4, one.next());
    assertTrue(one.hasNext());
    Generator<Integer> two = one.fork();
    assertEquals(List.of(3, 2, 1), one.stream().toList());
    assertEquals(List.of(3, 2, 1), two.stream().toList());
    assertEquals("liftoff", two.result());
    assertEquals(List.of(), two.fork().stream().toList());
  }
}
