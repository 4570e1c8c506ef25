package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.testkit.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failures that a loop over {@code asCompleted} gets to, or does not. */
class UnseenFailuresTest extends FailureReports {
  private static Coroutine<Object> pause() {
    return Asyncio.sleep(Duration.ofMillis(1), null);
  }

  /** Makes an order, lets all of it come, and goes on with it. */
  private Coroutine<Object> after(int tasks, Script.Step next) {
    return script(
            v -> {
              List<Coroutine<Object>> failing = new ArrayList<>();
              for (int i = 0; i < tasks; i++) {
                failing.add(fails());
              }
              return Asyncio.sleep(Duration.ofMillis(1), Asyncio.asCompleted(failing));
            })
        .then(next);
  }

  private static CompletionOrder<?> order(Object value) {
    return (CompletionOrder<?>) value;
  }

  @Test
  void theyAreKeptForWhoeverWillGetToThem() {
    loop.runUntilComplete(
        after(
            1,
            value ->
                script(v -> order(value).next())
                    .except(e -> null)
                    .then(v -> pause())
                    .run(() -> assertFalse(Asyncio.currentTask().toString().contains("Unseen")))));
    loop.runUntilComplete(pause());
    assertEquals(List.of(), reports);
  }

  @Test
  void theyAreLostWhenTheTaskThatLeftTheLoopEnds() {
    loop.runUntilComplete(
        after(
            2,
            value ->
                script(v -> order(value).next())
                    .except(e -> null)
                    .then(v -> pause())
                    .run(() -> assertEquals(List.of(), reports, "it may take up the loop again"))));
    loop.runUntilComplete(pause());
    assertEquals(LOST, reports);
  }

  @Test
  void theyAreLostWhenTheyComeAfterThat() {
    Coroutine<Object> late = script(v -> pause()).then(v -> fails());
    loop.runUntilComplete(script(v -> Asyncio.asCompleted(late)));
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(2)));
    assertEquals(LOST, reports);
  }

  @Test
  void whoeverAsksForTheNextAnswersForThem() {
    Coroutine<CompletionOrder<Object>> made = script(v -> Asyncio.asCompleted(fails(), fails()));
    Task<CompletionOrder<Object>> maker = loop.createTask(made);
    loop.runUntilComplete(
        script(v -> maker)
            .then(
                value ->
                    script(v -> order(value).next())
                        .except(e -> null)
                        .then(v -> pause())
                        .then(v -> order(value).next())
                        .except(e -> null)));
    loop.runUntilComplete(pause());
    assertEquals(List.of(), reports);
  }

  @Test
  void theyAreLostWhenNobodyHasTheOrderAnyMore() {
    loop.runUntilComplete(
        after(1, value -> script(v -> pause()).run(() -> order(value).unseen().enqueue())));
    loop.runUntilComplete(pause());
    assertEquals(LOST, reports);
  }

  @Test
  void aFutureThatIsHandedOutIsItsTakersConcern() {
    List<Future<?>> futures = new ArrayList<>();
    loop.runUntilComplete(
        after(
            2,
            value ->
                script(v -> order(value).asyncIterator().next())
                    .run(() -> {})
                    .then(next -> futures.add((Future<?>) ((Next<?>) next).value()))
                    .then(v -> order(value).asyncIterator().next())
                    .then(next -> futures.add((Future<?>) ((Next<?>) next).value()))
                    .run(() -> assertSame(failure, futures.get(0).exception()))
                    .then(v -> pause())));
    assertEquals(LOST, reports);
    assertSame(failure, futures.get(1).exception());
  }
}
