package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.continuation.Step;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Scopes that keep out the cancellations around them. */
class ShieldedScopeTest extends ScopeScripts {
  @Test
  void aShieldKeepsOutWhatIsCancelledAroundItUntilItIsLeft() {
    loop.callLater(SHORT, () -> scope.cancel("around"));
    run(
        script(
                v ->
                    scope.run(
                        s ->
                            script(w -> CancelScope.shielded(t -> Asyncio.sleep(LONG, "clean")))
                                .then(events::add)
                                .then(w -> Asyncio.sleep(LONG))
                                .except(
                                    e -> {
                                      events.add(e.getMessage());
                                      throw e;
                                    })))
            .run(() -> events.add(scope.cancelledCaught())));
    assertEquals(List.of("clean", "around", true), events);
  }

  @Test
  void aShieldAlsoPutsOffATimeoutAroundIt() {
    Coroutine<Object> main =
        script(
                v ->
                    Asyncio.timeout(
                        SHORT,
                        t ->
                            script(w -> CancelScope.shielded(s -> Asyncio.sleep(LONG, "clean")))
                                .then(events::add)
                                .then(w -> Asyncio.sleep(LONG))))
            .except(e -> events.add(e.getClass()));
    run(main);
    assertEquals(List.of("clean", TimeoutException.class), events);
  }

  private CancelScope shieldWithLimit() {
    CancelScope shield = CancelScope.within(SHORT);
    shield.setShield(true);
    return shield;
  }

  /** Clean-up with a limit of its own, in a scope that is cancelled. */
  @Test
  void aShieldedScopeEndsByItsOwnDeadlineWhateverIsCancelledAroundIt() {
    scope.cancel();
    CancelScope shield = shieldWithLimit();
    run(
        script(
            v ->
                scope.run(
                    s ->
                        script(w -> shield.run(t -> Asyncio.sleep(LONG)))
                            .run(() -> events.add("goes on"))
                            .then(w -> Asyncio.sleep(LONG)))));
    assertEquals(List.of("goes on"), events);
    assertTrue(shield.cancelledCaught());
    assertTrue(scope.cancelledCaught());
  }

  @Test
  void soDoesOneThatWasEnteredBefore() {
    loop.callLater(SHORT.dividedBy(2), scope::cancel);
    CancelScope shield = shieldWithLimit();
    run(
        script(
            v ->
                scope.run(
                    s ->
                        script(w -> shield.run(t -> Asyncio.sleep(LONG)))
                            .run(() -> events.add("goes on")))));
    assertEquals(List.of("goes on"), events);
    assertTrue(shield.cancelledCaught());
  }

  @Test
  void aTimeoutInsideAShieldIsATimeoutWhateverIsCancelledAroundIt() {
    loop.callLater(SHORT.dividedBy(2), scope::cancel);
    run(
        script(
            v ->
                scope.run(
                    s ->
                        CancelScope.shielded(
                            t ->
                                script(w -> Asyncio.timeout(SHORT, u -> Asyncio.sleep(LONG)))
                                    .except(e -> events.add(e.getClass()))))));
    assertEquals(List.of(TimeoutException.class), events);
  }

  @Test
  void aPlainCancellationIsNotTakenForTheShieldsOwn() {
    CancelScope shield = shieldWithLimit();
    Task<Object> task =
        loop.createTask(
            script(
                v ->
                    scope.run(
                        s ->
                            script(w -> shield.run(t -> Asyncio.sleep(LONG))).run(scope::cancel))));
    loop.callLater(SHORT, task::cancel);
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertFalse(shield.cancelledCaught());
  }

  @Test
  void whenAShieldIsTakenDownWhatIsDueIsFeltAtOnce() {
    CancelScope shield = new CancelScope();
    shield.setShield(true);
    assertEquals("CancelScope[created, shielded]", shield.toString());
    loop.callLater(SHORT, scope::cancel);
    loop.callLater(SHORT.multipliedBy(2), () -> shield.setShield(false));
    long start = loop.time();
    run(script(v -> scope.run(s -> script(w -> shield.run(t -> Asyncio.sleep(LONG))))));
    assertEquals(SHORT.multipliedBy(2).toNanos(), loop.time() - start);
    assertTrue(scope.cancelledCaught());
  }

  @Test
  void aPlainCancellationGoesThroughAShield() {
    Task<Object> task =
        loop.createTask(script(v -> CancelScope.shielded(s -> Asyncio.sleep(LONG))));
    loop.callLater(SHORT, task::cancel);
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
  }

  @Test
  void aTaskOfAGroupIsProtectedByAShieldOfItsOwn() {
    loop.callLater(SHORT, scope::cancel);
    run(
        script(
            v ->
                scope.run(
                    s ->
                        TaskGroup.run(
                            g -> {
                              g.createTask(
                                  script(w -> CancelScope.shielded(t -> Asyncio.sleep(LONG, "y")))
                                      .then(events::add));
                              return Asyncio.sleep(LONG);
                            }))));
    assertEquals(List.of("y"), events);
    assertTrue(scope.cancelledCaught());
  }

  @Test
  void aShieldOutsideOfATaskJustRunsItsBody() {
    Coroutine<Object> byHand = CancelScope.shielded(s -> Asyncio.done("ran"));
    assertEquals(new Step.Returned<Object>("ran"), byHand.send(null));
  }
}
