package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.sync.Condition;
import dev.heddle.testkit.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CancelScopeTest extends ScopeScripts {
  @Test
  void aScopeThatIsNotCancelledGivesTheResult() {
    assertEquals("x", run(script(v -> scope.run(s -> Asyncio.sleep(SHORT, "x")))));
    assertFalse(scope.cancelledCaught());
    assertEquals("CancelScope[left]", scope.toString());
  }

  @Test
  void everyAwaitInACancelledScopeThrowsUntilItIsLeft() {
    loop.callLater(SHORT, () -> scope.cancel("enough"));
    Coroutine<Object> main =
        script(v -> scope.run(s -> stubborn(3)))
            .then(v -> Asyncio.sleep(SHORT, "after"))
            .then(events::add);
    run(main);
    assertEquals(List.of("enough", "enough", "enough", "after"), events);
    assertTrue(scope.cancelCalled());
    assertFalse(scope.cancelledCaught(), "the body ended by itself");
  }

  @Test
  void theErrorEndsAtTheScopeThatWasCancelled() {
    CancelScope inside = new CancelScope();
    loop.callLater(SHORT, scope::cancel);
    Coroutine<Object> main =
        script(v -> scope.run(s -> script(w -> inside.run(t -> Asyncio.sleep(LONG)))))
            .then(v -> Asyncio.currentTask().cancelling());
    assertEquals(0, run(main));
    assertTrue(scope.cancelledCaught());
    assertFalse(inside.cancelledCaught());
    assertEquals("CancelScope[left, cancelled]", scope.toString());
  }

  @Test
  void whenBothAreCancelledTheOuterOneCatches() {
    CancelScope inside = new CancelScope();
    loop.callLater(SHORT, inside::cancel);
    loop.callLater(SHORT, scope::cancel);
    run(script(v -> scope.run(s -> script(w -> inside.run(t -> Asyncio.sleep(LONG))))));
    assertTrue(scope.cancelledCaught());
    assertFalse(inside.cancelledCaught());
  }

  @Test
  void aCancellationFromOutsideIsNotSwallowed() {
    Task<Object> task = loop.createTask(script(v -> scope.run(s -> Asyncio.sleep(LONG))));
    loop.callLater(SHORT, scope::cancel);
    loop.callLater(SHORT, () -> task.cancel("outside"));
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertFalse(scope.cancelledCaught());
  }

  @Test
  void aPlainCancellationIsThrownOnceInAScopeToo() {
    Task<Object> task = loop.createTask(script(v -> scope.run(s -> stubborn(1))));
    loop.callLater(SHORT, () -> task.cancel("plain"));
    loop.runUntilComplete(task);
    assertEquals(List.of("plain"), events);
  }

  @Test
  void cancelledBeforeItIsEnteredItEndsAtItsFirstWait() {
    scope.cancel();
    Object result =
        run(
            script(
                v ->
                    scope.run(
                        s ->
                            script(w -> Asyncio.done("at once"))
                                .run(() -> events.add("ran"))
                                .then(w -> Asyncio.sleep(LONG)))));
    assertNull(result);
    assertEquals(List.of("ran"), events);
    assertTrue(scope.cancelledCaught());
    assertThrows(IllegalStateException.class, () -> run(scope.run(s -> Asyncio.done())));
  }

  @Test
  void aTaskThatCancelsItsOwnScopeEndsAtItsNextWait() {
    run(script(v -> scope.run(s -> script(w -> events.add("ran")).run(s::cancel).then(w -> null))));
    assertFalse(scope.cancelledCaught(), "it did not wait any more");

    CancelScope other = new CancelScope();
    run(
        script(
            v -> other.run(s -> script(w -> "ran").run(s::cancel).then(w -> Asyncio.yieldNow()))));
    assertTrue(other.cancelledCaught());
  }

  @Test
  void theDeadlineIsAPropertyOfTheScope() {
    CancelScope limited = CancelScope.within(SHORT);
    assertEquals(OptionalLong.empty(), limited.deadline());
    long start = loop.time();
    run(
        script(v -> limited.run(s -> Asyncio.sleep(LONG)))
            .run(() -> events.add(loop.time() - start)));
    assertEquals(List.of(SHORT.toNanos()), events);
    assertTrue(limited.cancelledCaught());
    assertEquals(OptionalLong.of(start + SHORT.toNanos()), limited.deadline());
  }

  @Test
  void theDeadlineCanBeMovedAndTakenAway() {
    scope.setDeadline(loop.time());
    run(
        script(
            v ->
                scope.run(
                    s ->
                        script(w -> "")
                            .run(() -> s.setDeadline(loop.time() + SHORT.toNanos()))
                            .run(s::clearDeadline)
                            .then(w -> Asyncio.sleep(LONG)))));
    assertFalse(scope.cancelCalled());
  }

  @Test
  void tasksOfAGroupInsideFeelItAtEachAwaitToo() {
    loop.callLater(SHORT, () -> scope.cancel("all"));
    run(
        script(
            v ->
                scope.run(
                    s ->
                        TaskGroup.run(
                            g -> {
                              g.createTask(stubborn(2));
                              return stubborn(2);
                            }))));
    assertEquals(4, events.size());
    assertEquals(4, events.stream().filter(e -> "all".equals(e) || e == null).count(), "" + events);
  }

  @Test
  void aValueThatComesInSpiteOfTheCancellationIsNotLost() {
    Task<Object> stubborn =
        loop.createTask(script(v -> Asyncio.sleep(LONG)).except(e -> "in spite"));
    loop.callLater(SHORT, scope::cancel);
    run(
        script(
            v ->
                scope.run(
                    s -> script(w -> stubborn).then(events::add).then(w -> Asyncio.sleep(LONG)))));
    assertEquals(List.of("in spite"), events);
    assertTrue(scope.cancelledCaught());
  }

  @Test
  void aConditionGetsItsLockBackInACancelledScope() {
    Condition condition = new Condition();
    Task<Object> waiter =
        loop.createTask(
            script(
                v ->
                    scope.run(
                        s ->
                            script(w -> condition.acquire())
                                .then(w -> condition.waitFor())
                                .last(() -> events.add(condition.locked()))
                                .last(condition::release))));
    loop.createTask(
        script(v -> Asyncio.yieldNow())
            .then(v -> condition.acquire())
            .run(scope::cancel)
            .then(v -> Asyncio.sleep(LONG))
            .run(() -> events.add("released"))
            .run(condition::release));
    loop.runUntilComplete(waiter);
    assertEquals(List.of("released", true), events);
    assertFalse(condition.locked());
    assertTrue(scope.cancelledCaught());
  }

  @Test
  void anIteratorIsClosedInACancelledScopeToo() {
    AsyncIterator<Object> endless =
        new AsyncIterator<>() {
          @Override
          public Coroutine<Next<Object>> next() {
            return script(v -> Asyncio.sleep(LONG));
          }

          @Override
          public Coroutine<Void> aclose() {
            return Script.<Void>script(v -> Asyncio.sleep(SHORT)).run(() -> events.add("closed"));
          }
        };
    loop.callLater(SHORT, scope::cancel);
    run(script(v -> scope.run(s -> endless.forEach(events::add))));
    assertEquals(List.of("closed"), events);
    assertTrue(scope.cancelledCaught());
  }

  @Test
  void ofTwoScopesWithOneDeadlineTheOuterOneCatches() {
    CancelScope inner = CancelScope.within(SHORT);
    CancelScope outer = CancelScope.within(SHORT);
    run(
        script(
            v ->
                outer.run(
                    s ->
                        script(w -> inner.run(t -> Asyncio.sleep(LONG)))
                            .run(() -> events.add("between")))));
    assertEquals(List.of(), events);
    assertFalse(inner.cancelledCaught());
    assertTrue(outer.cancelledCaught());
  }

  /** Its first turn comes before the group knows it. */
  @Test
  void aTaskThatStartsAtOnceInACancelledScopeEndsLikeOthers() {
    scope.cancel();
    long start = loop.time();
    run(
        script(
            v ->
                scope.run(
                    s ->
                        TaskGroup.run(
                            group -> {
                              Task<Object> task =
                                  group.createTask(
                                      stubborn(1), TaskOptions.DEFAULT.withEagerStart(true));
                              return CancelScope.shielded(
                                  t -> script(w -> task).run(() -> events.add("ended")));
                            }))));
    assertEquals(Arrays.asList(null, "ended"), events);
    assertEquals(start, loop.time());
  }

  @Test
  void itNeedsATask() {
    List<String> reports = new ArrayList<>();
    loop.callSoon(
        () ->
            reports.add(
                assertThrows(IllegalStateException.class, () -> Asyncio.timeout(SHORT))
                    .getMessage()));
    run(script(v -> Asyncio.yieldNow()));
    assertEquals(
        List.of("Timeout should be used inside a task; run a coroutine that uses it"), reports);
  }
}
