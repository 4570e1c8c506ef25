package dev.heddle.weaver.continuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Async;
import dev.heddle.continuation.Generator;
import dev.heddle.continuation.StopIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What generators take their values from, and how they are left. */
final class Sources {
  private Sources() {}

  private static final List<Object> LOG = new ArrayList<>();

  private static Stream<Integer> stream() {
    return Stream.of(1, 2).onClose(() -> LOG.add("closed"));
  }

  @Async
  static Generator<Integer> fromStream() {
    Generator.yieldFrom(stream());
    LOG.add("after");
    return Generator.done();
  }

  static void aStreamIsClosedWhenItIsUsedUp() {
    LOG.clear();
    assertEquals(List.of(1, 2), fromStream().stream().toList());
    assertEquals(List.of("closed", "after"), LOG);
  }

  static void aStreamIsClosedWithTheGenerator() {
    LOG.clear();
    try (Generator<Integer> generator = fromStream()) {
      generator.next();
    }
    assertEquals(List.of("closed"), LOG);
  }

  static void aStreamIsClosedByAFailure() {
    LOG.clear();
    Generator<Integer> generator = fromStream();
    generator.next();
    assertThrows(
        ArithmeticException.class, () -> generator.throwInto(new ArithmeticException("boo")));
    assertEquals(List.of("closed"), LOG);
  }

  static void aFailureOfTheClosingIsSuppressed() {
    Exception second = new Exception("second");
    Generator<Integer> generator = fromResource(new Resource(second));
    generator.next();
    Exception first = new Exception("first");
    assertSame(first, assertThrows(Exception.class, () -> generator.throwInto(first)));
    assertEquals(List.of(second), List.of(first.getSuppressed()));
  }

  record Resource(Exception failure) implements Iterable<Integer>, AutoCloseable {
    @Override
    public java.util.Iterator<Integer> iterator() {
      return List.of(1, 2).iterator();
    }

    @Override
    public void close() throws Exception {
      throw failure;
    }
  }

  @Async
  static Generator<Integer> fromResource(Iterable<Integer> source) {
    Generator.yieldFrom(source);
    return Generator.done();
  }

  @Async
  static Generator<Integer> inner() {
    Generator.yield(1);
    return Generator.done("inner result");
  }

  @Async
  static Generator<Integer> around(Generator<Integer> inner) {
    return Generator.done("outer of " + Generator.yieldFrom(inner));
  }

  static void anInnerGeneratorKnowsItsResultToo() {
    Generator<Integer> inner = inner();
    Generator<Integer> outer = around(inner);
    assertEquals(List.of(1), outer.stream().toList());
    assertEquals("outer of inner result", outer.result());
    assertEquals("inner result", inner.result());
    assertEquals("inner result", assertThrows(StopIteration.class, inner::next).value());
  }

  @Async
  static Generator<Integer> returnsNull() {
    Generator.yield(1);
    return null;
  }

  static void aGeneratorThatReturnsNullIsToldSo() {
    Generator<Integer> generator = returnsNull();
    generator.next();
    assertEquals(
        "a generator returned null; return Generator.done()",
        assertThrows(NullPointerException.class, generator::next).getMessage());
  }

  static void nullIsNoFailure() {
    Generator<Integer> generator = inner();
    assertThrows(NullPointerException.class, () -> generator.throwInto(null));
    assertEquals(1, generator.next());
    assertThrows(NullPointerException.class, () -> generator.throwInto(null));
    assertEquals(List.of(), generator.stream().toList());
  }

  static void stopIterationIsNotLetThroughFromTheStart() {
    Generator<Integer> fresh = inner();
    StopIteration stop = new StopIteration("mine", null);
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> fresh.throwInto(stop));
    assertSame(stop, failure.getCause());
    assertSame(stop, assertThrows(StopIteration.class, () -> fresh.throwInto(stop)));
  }

  static void aLambdaCanBeAGenerator() {
    Function<Integer, Generator<Integer>> squares =
        n -> {
          for (int i = 1; i <= n; i++) {
            Generator.yield(i * i);
          }
          return Generator.done();
        };
    assertEquals(List.of(1, 4, 9), squares.apply(3).stream().toList());
  }

  private static String join(String a, Object b, long c, Object d) {
    return a + b + c + d;
  }

  @Async
  static Generator<Integer> amidACall(long n) {
    String joined =
        join("a" + n, Generator.yield(1), n + (int) Generator.yield(2), Generator.yield(3));
    return Generator.done(new StringBuilder((String) Generator.yield(4)).append(joined));
  }

  static void whatIsOnTheStackSurvivesAYield() {
    Generator<Integer> generator = amidACall(5);
    assertEquals(1, generator.next());
    assertEquals(2, generator.send("B"));
    assertEquals(3, generator.send(37));
    assertNull(generator.result());
    assertEquals(4, generator.send('d'));
    assertThrows(StopIteration.class, () -> generator.send("> "));
    assertEquals("> a5B42d", "" + generator.result());
  }
}
