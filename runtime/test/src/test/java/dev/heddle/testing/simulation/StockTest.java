package dev.heddle.testing.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The books of a simulation show what is missing. */
class StockTest {
  private final Stock stock = new Stock();

  private String found() {
    return assertThrows(Violation.class, stock::checkAtEnd).getMessage();
  }

  @Test
  void anItemThatIsLostIsMissed() {
    stock.checkAtEnd();
    stock.itemPut(stock.newItem());
    assertEquals("put [0], got []", found());
  }

  @Test
  void anItemThatComesTwiceIsNoticed() {
    stock.itemPut(0);
    stock.itemGot(0);
    stock.itemGot(0);
    assertEquals("an item came twice", found());
  }

  @Test
  void aPermitTooManyIsNoticed() {
    stock.semaphore.release();
    assertEquals("permits are lost: Semaphore[unlocked, value=4]", found());
  }

  @Test
  void twoHoldersOfALockAreNoticed() {
    assertEquals(
        "a lock is held and not locked",
        assertThrows(Violation.class, stock::lockTaken).getMessage());
    assertEquals(
        "the lock has 2 holders", assertThrows(Violation.class, stock::lockTaken).getMessage());
  }

  @Test
  void timersThatAreEarlyOrOutOfOrderAreNoticed() {
    Fairness fairness = new Fairness();
    fairness.fired(1, 10, 10);
    assertEquals(
        "a timer for 20 fires early, at 19",
        assertThrows(Violation.class, () -> fairness.fired(2, 20, 19)).getMessage());
    assertEquals(
        "timer 0 fires after timer 1",
        assertThrows(Violation.class, () -> fairness.fired(0, 10, 10)).getMessage());
  }
}
