package dev.heddle.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** A wake-up that were lost would leave these tests waiting for ever. */
class ParkEngineTest {
  private static final int ROUNDS = 1_000;

  private final ParkEngine engine = new ParkEngine();
  private volatile int turn;

  @Test
  void aWakeUpThatComesBeforeTheWaitEndsIt() {
    engine.wakeup();
    engine.select(Engine.FOREVER);
  }

  @Test
  void whoIsNotToWaitDoesNot() {
    engine.select(0);
  }

  /** Each waits for its turn, in which it gives the other one's. */
  @Test
  void noWakeUpIsLostBetweenTwoThreads() throws Exception {
    ParkEngine others = new ParkEngine();
    FutureTask<Integer> other = new FutureTask<>(() -> play(others, 1, engine));
    new Thread(other).start();
    assertEquals(ROUNDS, play(engine, 0, others));
    assertEquals(ROUNDS, other.get());
  }

  private int play(ParkEngine own, int first, ParkEngine others) {
    int rounds = 0;
    for (int mine = first; mine < 2 * ROUNDS; mine += 2) {
      while (turn != mine) {
        own.select(Engine.FOREVER);
      }
      rounds++;
      turn = mine + 1;
      others.wakeup();
    }
    return rounds;
  }
}
