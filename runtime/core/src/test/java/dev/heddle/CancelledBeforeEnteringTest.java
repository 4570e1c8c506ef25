package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A cancellation that is due when a block is entered is thrown inside of it. It is not the block's
 * own, even if the block is cancelled as well before it is left.
 */
class CancelledBeforeEnteringTest extends ScopeScripts {
  private void assertIsCancelled(Coroutine<Object> coroutine) {
    Task<Object> task = loop.createTask(coroutine);
    assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    assertEquals(1, task.cancelling());
  }

  private static void cancelMyself() {
    Asyncio.currentTask().cancel();
  }

  @Test
  void aTimeoutIsNotWhatEndsIt() {
    assertIsCancelled(
        script(v -> null)
            .run(CancelledBeforeEnteringTest::cancelMyself)
            .then(v -> Asyncio.timeout(Duration.ZERO, t -> Asyncio.sleep(LONG))));
  }

  @Test
  void aScopeDoesNotSwallowIt() {
    scope.cancel();
    assertIsCancelled(
        script(v -> null)
            .run(CancelledBeforeEnteringTest::cancelMyself)
            .then(v -> scope.run(s -> Asyncio.sleep(LONG))));
    assertFalse(scope.cancelledCaught());
  }

  @Test
  void aGroupThatIsLeftEarlyDoesNotSwallowIt() {
    assertIsCancelled(
        script(v -> null)
            .run(CancelledBeforeEnteringTest::cancelMyself)
            .then(
                v ->
                    TaskGroup.run(
                        group -> {
                          group.cancel();
                          return Asyncio.sleep(LONG);
                        })));
  }

  @Test
  void thatOfAGroupAroundIsNotATimeout() {
    run(
        TaskGroup.run(
            group -> {
              group.cancel();
              return script(v -> Asyncio.timeout(Duration.ZERO, t -> Asyncio.sleep(LONG)))
                  .except(
                      e -> {
                        events.add(e.getClass());
                        throw e;
                      });
            }));
    assertEquals(List.of(CancelledError.class), events);
  }
}
