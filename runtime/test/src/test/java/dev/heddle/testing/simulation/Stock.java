package dev.heddle.testing.simulation;

import static dev.heddle.testing.simulation.Fairness.require;

import dev.heddle.queues.Queue;
import dev.heddle.sync.Lock;
import dev.heddle.sync.Semaphore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What actors share and must not lose: a lock, permits, items. Keeps books on them. */
final class Stock {
  static final int PERMITS = 3;

  final Lock lock = new Lock();
  final Semaphore semaphore = new Semaphore(PERMITS);
  final Queue<Integer> queue = new Queue<>(4);

  private final Set<Integer> put = new HashSet<>();
  private final List<Integer> got = new ArrayList<>();
  private int holders;
  private int permitsOut;
  private int nextItem;

  int newItem() {
    return nextItem++;
  }

  void lockTaken() {
    holders++;
    require(holders == 1, "the lock has " + holders + " holders");
    require(lock.locked(), "a lock is held and not locked");
  }

  void lockReturned() {
    holders--;
    lock.release();
  }

  void permitTaken() {
    permitsOut++;
    require(permitsOut <= PERMITS, permitsOut + " permits are out");
  }

  void permitReturned() {
    permitsOut--;
    semaphore.release();
  }

  void itemPut(int item) {
    put.add(item);
  }

  void itemGot(int item) {
    got.add(item);
  }

  /** When nobody is at work any more: all is there, once. */
  void checkAtEnd() {
    require(!lock.locked(), "nobody holds the lock, and it is locked");
    require(permitsOut == 0, permitsOut + " permits are out");
    require(
        semaphore.toString().equals("Semaphore[unlocked, value=" + PERMITS + "]"),
        "permits are lost: " + semaphore);
    while (!queue.empty()) {
      got.add(queue.getNowait());
    }
    require(new HashSet<>(got).size() == got.size(), "an item came twice");
    require(put.equals(new HashSet<>(got)), "put " + put + ", got " + got);
  }
}
