package dev.heddle.continuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Coroutine;
import dev.heddle.NotWovenError;
import dev.heddle.frame.Start;
import dev.heddle.testkit.Yields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GeneratorTest {
  private final List<Object> given = new ArrayList<>();

  private Generator<Object> yielding(Object... values) {
    @SuppressWarnings("unchecked")
    Generator<Object> generator =
        (Generator<Object>) Start.generator(new Yields(Arrays.asList(values), given));
    return generator;
  }

  @Test
  void valuesComeOneByOneAndNullIsOne() {
    assertEquals(Arrays.asList(1, null, 3), yielding(1, null, 3).stream().toList());
    assertEquals(Arrays.asList(null, null, null), given);
  }

  @Test
  void whatIsSentIsTakenByTheYield() {
    Generator<Object> generator = yielding(1, 2);
    generator.next();
    generator.send("a");
    assertThrows(StopIteration.class, () -> generator.send("b"));
    assertEquals(List.of("a", "b"), given);
    assertEquals("result", generator.result());
    assertEquals(Coroutine.State.CLOSED, generator.state());
  }

  @Test
  void anIterableAmongTheValuesIsYieldedFrom() {
    Generator<Object> inner = yielding("x", "y");
    Generator<Object> outer = yielding(1, inner, List.of(2, 3), 4);
    assertEquals(List.of(1, "x", "y", 2, 3, 4), outer.stream().toList());
    assertFalse(inner.hasNext());
  }

  @Test
  void aFailureOfAnInnerOneIsThrownInTheOuterOne() {
    Exception failure = new Exception("inner");
    Generator<Object> outer = yielding(yielding(1, failure), 2);
    outer.next();
    assertSame(failure, assertThrows(Exception.class, outer::next));
    assertFalse(outer.hasNext());
  }

  @Test
  void whoeverYieldsFromItselfIsToldSo() {
    List<Object> cyclic = new ArrayList<>();
    Generator<?> cycle = Start.generator(new Yields(cyclic, given));
    cyclic.add(cycle);
    String message = assertThrows(IllegalStateException.class, cycle::next).getMessage();
    assertTrue(message.startsWith("generator already executing: <generator values()"), message);
  }

  @Test
  void aForkSharesNothingButTheObjects() {
    Generator<Object> one = yielding(1, yielding(2, 3), 4);
    one.next();
    one.next();
    Generator<Object> two = one.fork();
    assertEquals(List.of(3, 4), one.stream().toList());
    assertEquals(List.of(3, 4), two.stream().toList());
  }

  @Test
  void unwovenYieldNamesTheClassAndTheWayOut() {
    assertReached("Generator.yield", () -> Generator.yield(1));
    assertReached("Generator.yieldFrom", () -> Generator.yieldFrom(List.of()));
    assertReached("Generator.yieldFrom", () -> Generator.yieldFrom(Stream.of(1)));
    assertReached("AsyncGenerator.yield", () -> AsyncGenerator.yield(1));
  }

  private static void assertReached(String what, Executable call) {
    String message = assertThrows(NotWovenError.class, call).getMessage();
    assertEquals(
        what
            + " was reached in dev.heddle.continuation.GeneratorTest, which has not been woven, so"
            + " it cannot suspend.",
        message.lines().findFirst().orElseThrow());
  }
}
