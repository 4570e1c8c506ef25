package dev.heddle.samples.tested;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.gather;
import static dev.heddle.Asyncio.sleep;
import static dev.heddle.Asyncio.yieldNow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.sync.Lock;
import dev.heddle.testing.AsyncTest;
import dev.heddle.testing.Explore;
import dev.heddle.testing.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** Async test methods, woven at build time, about accounts that lock one another. */
class TransfersIT {
  private final Account savings = new Account();
  private final Account current = new Account();

  /** An account with a lock of its own. */
  private static final class Account {
    final Lock lock = new Lock();
    int balance = 100;
  }

  @BeforeEach
  @Async
  Coroutine<Void> payIn() {
    await(sleep(Duration.ofMinutes(1)));
    savings.balance += 10;
    return done();
  }

  @Async
  private static Coroutine<Void> move(int amount, Account from, Account to) {
    try (var outer = await(from.lock.acquire())) {
      await(yieldNow());
      try (var inner = await(to.lock.acquire())) {
        from.balance -= amount;
        to.balance += amount;
      }
    }
    return done();
  }

  @AsyncTest
  @Async
  Coroutine<Void> anHourTakesNoTime(VirtualClock clock) {
    await(sleep(Duration.ofHours(1)));
    assertEquals(Duration.ofMinutes(61), clock.elapsed());
    return done();
  }

  @AsyncTest
  @Explore(cancel = Explore.Cancel.TASKS)
  @Async
  Coroutine<Void> noMoneyIsLostWhoeverIsCancelled() {
    var both = gather(true, move(30, savings, current), move(20, savings, current));
    await(both);
    assertEquals(210, savings.balance + current.balance);
    assertFalse(savings.lock.locked());
    assertFalse(current.lock.locked());
    return done();
  }
}
