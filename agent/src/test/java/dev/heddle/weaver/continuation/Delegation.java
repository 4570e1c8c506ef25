package dev.heddle.weaver.continuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.continuation.Generator;
import dev.heddle.continuation.StopIteration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Generators that yield from others. */
final class Delegation {
  private Delegation() {}

  private static final List<Object> LOG = new ArrayList<>();

  @Async
  static Generator<Object> inner(String name) {
    try {
      Object sent = Generator.yield(name + " 1");
      LOG.add(name + " got " + sent);
      Generator.yield(name + " 2");
    } catch (ArithmeticException e) {
      LOG.add(name + " caught " + e.getMessage());
      Generator.yield(name + " recovered");
    } finally {
      LOG.add(name + " finally");
    }
    return Generator.done(name + " result");
  }

  @Async
  static Generator<Object> outer() {
    try {
      Object result = Generator.yieldFrom(inner("a"));
      LOG.add(result);
      Generator.yieldFrom(List.of(1, 2));
      Generator.yieldFrom(Stream.of("s"));
    } finally {
      LOG.add("outer finally");
    }
    return inner("b");
  }

  static void valuesOfAllSourcesComeInOrder() {
    LOG.clear();
    Generator<Object> generator = outer();
    assertEquals(List.of("a 1", "a 2", 1, 2, "s", "b 1", "b 2"), generator.stream().toList());
    assertEquals("b result", generator.result());
    assertEquals(
        List.of("a got null", "a finally", "a result", "outer finally", "b got null", "b finally"),
        LOG);
  }

  static void whatIsSentAndThrownReachesTheInnerOne() {
    LOG.clear();
    Generator<Object> generator = outer();
    assertEquals("a 1", generator.next());
    assertEquals("a 2", generator.send("hello"));
    assertEquals("a recovered", generator.throwInto(new ArithmeticException("boo")));
    assertEquals(1, generator.next());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> generator.send("x"))
            .getMessage()
            .startsWith("cannot send a value while a generator yields from an Iterable"));
    assertEquals(
        List.of("a got hello", "a caught boo", "a finally", "a result", "outer finally"), LOG);
    assertFalse(generator.hasNext());
  }

  static void closingClosesFromTheInsideOut() {
    LOG.clear();
    Generator<Object> generator = outer();
    generator.next();
    generator.close();
    assertEquals(List.of("a finally", "outer finally"), LOG);
  }

  @Async
  static Generator<Integer> returnsOnExit() {
    try {
      Generator.yield(1);
    } catch (Throwable exit) {
      LOG.add("inner " + exit.getClass().getSimpleName());
    }
    return Generator.done();
  }

  @Async
  static Generator<Integer> aroundReturnsOnExit() {
    try {
      Generator.yieldFrom(returnsOnExit());
      LOG.add("not reached");
      Generator.yield(2);
    } finally {
      LOG.add("outer finally");
    }
    return Generator.done();
  }

  static void anInnerOneThatReturnsOnExitDoesNotLetTheOuterGoOn() {
    LOG.clear();
    Generator<Integer> generator = aroundReturnsOnExit();
    generator.next();
    generator.close();
    assertEquals(List.of("inner GeneratorExit", "outer finally"), LOG);
  }

  @Async
  static Generator<Integer> stubborn() {
    try {
      Generator.yield(1);
    } catch (Throwable exit) {
      Generator.yield(2); // nobody asks for it
    }
    Generator.yield(3);
    return Generator.done();
  }

  @Async
  static Generator<Integer> aroundStubborn(Generator<Integer> inner) {
    try {
      Generator.yieldFrom(inner);
    } catch (IllegalStateException e) {
      LOG.add(e.getMessage().substring(0, 31));
    }
    return Generator.done();
  }

  static void anInnerOneThatIgnoresTheExitFailsInTheOuter() {
    LOG.clear();
    Generator<Integer> inner = stubborn();
    Generator<Integer> generator = aroundStubborn(inner);
    generator.next();
    generator.close();
    assertEquals(List.of("generator ignored GeneratorExit"), LOG);
    assertEquals(3, inner.next());
    assertFalse(inner.hasNext());
  }

  @Async
  static Generator<Integer> nested(int depth) {
    if (depth == 0) {
      for (int i = 0; i < 3; i++) {
        Generator.yield(i);
      }
      throw new ArithmeticException("deep");
    }
    Generator.yieldFrom(nested(depth - 1));
    return Generator.done();
  }

  static void aFailureShowsEachLevelOnce() {
    Generator<Integer> generator = nested(5);
    assertEquals(List.of(0, 1, 2), List.of(generator.next(), generator.next(), generator.next()));
    ArithmeticException failure = assertThrows(ArithmeticException.class, generator::next);
    List<String> lines =
        Arrays.stream(failure.getStackTrace())
            .filter(line -> line.getMethodName().equals("nested"))
            .map(line -> "" + line.getLineNumber())
            .toList();
    assertEquals(6, lines.size(), () -> Arrays.toString(failure.getStackTrace()));
    assertEquals(1, lines.stream().skip(1).distinct().count());
    String top = failure.getStackTrace()[0].getMethodName();
    assertEquals("nested", top);
    StackTraceElement[] trace = failure.getStackTrace();
    int last = 0;
    for (int i = 0; i < trace.length; i++) {
      last = trace[i].getMethodName().equals("nested") ? i : last;
    }
    assertTrue(last <= 7, () -> Arrays.toString(trace));
  }

  @Async
  static Generator<Integer> guardedAll(int depth) {
    try {
      if (depth == 0) {
        throw new ArithmeticException("deep");
      }
      Generator.yieldFrom(guardedAll(depth - 1));
    } finally {
      LOG.add(depth);
    }
    return Generator.done();
  }

  static void aFailureThroughTenThousandHandlersIsQuick() {
    LOG.clear();
    assertThrows(ArithmeticException.class, guardedAll(10_000)::next);
    assertEquals(10_001, LOG.size());
  }

  static void tenThousandLevelsNeedNoStack() {
    Generator<Integer> generator = nested(10_000);
    assertEquals(0, generator.next());
    assertEquals(1, generator.next());
    generator.close();
  }

  static void aGeneratorThatWasGivenAwayIsRefused() {
    Generator<Object> inner = inner("a");
    Generator<Object> outer = around(inner);
    outer.next();
    String message = assertThrows(IllegalStateException.class, inner::next).getMessage();
    assertTrue(
        message.endsWith("belongs to the generator that yields from it; take the values there"),
        message);
    outer.close();
    inner.close();
    assertFalse(inner.hasNext());
  }

  @Async
  static Generator<Object> around(Generator<Object> source) {
    Generator.yieldFrom(source);
    return Generator.done();
  }

  static void aValueFetchedBeforehandComesFirst() {
    LOG.clear();
    Generator<Object> inner = inner("a");
    assertTrue(inner.hasNext());
    assertEquals(List.of("a 1", "a 2"), around(inner).stream().toList());
  }

  static void anEndedSourceHasNoValues() {
    LOG.clear();
    Generator<Object> inner = inner("a");
    inner.close();
    assertEquals(List.of(), around(inner).stream().toList());
    assertEquals(List.of(), around(Generator.done()).stream().toList());
    assertThrows(StopIteration.class, around(Generator.done(1))::next);
  }

  static void aForkTakesTheInnerGeneratorsAlong() {
    LOG.clear();
    Generator<Object> one = around(around(inner("a")));
    one.next();
    Generator<Object> two = one.fork();
    one.close();
    assertEquals(List.of("a 2"), two.stream().toList());
    Generator<Object> three = outer();
    assertEquals(1, three.stream().skip(2).findFirst().orElseThrow());
    assertTrue(
        assertThrows(IllegalStateException.class, three::fork)
            .getMessage()
            .startsWith("cannot capture across <coroutine yieldFrom() running at"));
  }

  @Async
  static Generator<Object> aroundInner() {
    return Generator.done(Generator.yieldFrom(inner("c")));
  }

  static void aForkTakesAlongWhatNobodyElseKnows() {
    LOG.clear();
    Generator<Object> one = aroundInner();
    one.next();
    Generator<Object> two = one.fork();
    assertEquals("c 2", one.send("one"));
    assertEquals("c 2", two.send("two"));
    assertFalse(one.hasNext());
    assertEquals("c result", one.result());
    two.close();
    assertEquals(List.of("c got one", "c got two", "c finally", "c finally"), LOG);
  }

  @Async
  static Generator<Object> aroundUnknownStubborn() {
    try {
      Generator.yieldFrom(stubborn());
    } catch (IllegalStateException e) {
      LOG.add(e.getMessage().substring(0, 64));
    }
    return Generator.done();
  }

  static void oneThatNobodyKnowsAndIgnoresTheExitIsNamed() {
    LOG.clear();
    Generator<Object> generator = aroundUnknownStubborn();
    generator.next();
    generator.close();
    assertEquals(List.of("generator ignored GeneratorExit: <generator stubborn() running a"), LOG);
  }

  static void nullAndOtherThingsAreNoSources() {
    assertThrows(NullPointerException.class, around(null)::next);
  }
}
