package dev.heddle.internal.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PollPolicyTest {
  private long now = 1_000_000;
  private int clockReads;

  private long read() {
    clockReads++;
    return now;
  }

  /** How many turns of a length pass until a look is due. */
  private int turnsUntilDue(PollPolicy policy, long nanos) {
    for (int turns = 1; ; turns++) {
      now += nanos;
      if (policy.isDue(1)) {
        return turns;
      }
    }
  }

  @Test
  void shortTurnsAreInterruptedEverySixtyFirst() {
    PollPolicy policy = new PollPolicy(61, this::read);
    policy.looked();
    turnsUntilDue(policy, 10);
    clockReads = 0;
    assertEquals(61, turnsUntilDue(policy, 10));
    assertTrue(clockReads <= 9, clockReads + " reads of the clock");
  }

  @Test
  void longTurnsAreInterruptedAfterFiftyMicroseconds() {
    PollPolicy policy = new PollPolicy(61, this::read);
    policy.looked();
    turnsUntilDue(policy, 20_000);
    assertEquals(3, turnsUntilDue(policy, 20_000));
    assertEquals(1, turnsUntilDue(policy, 60_000));
  }

  @Test
  void turnsThatGetLongAreNoticedWithinEight() {
    PollPolicy policy = new PollPolicy(61, this::read);
    policy.looked();
    turnsUntilDue(policy, 10);
    assertTrue(turnsUntilDue(policy, 1_000_000) <= 8);
    assertEquals(1, turnsUntilDue(policy, 1_000_000));
  }

  @Test
  void aPassOfManyTurnsIsFollowedByALook() {
    PollPolicy policy = new PollPolicy(61, this::read);
    policy.looked();
    assertTrue(policy.isDue(1000));
  }

  @Test
  void oneTurnIsAsyncio() {
    PollPolicy policy = new PollPolicy(1, this::read);
    for (int i = 0; i < 100; i++) {
      assertTrue(policy.isDue(i % 2));
    }
    assertEquals(0, clockReads);
  }
}
