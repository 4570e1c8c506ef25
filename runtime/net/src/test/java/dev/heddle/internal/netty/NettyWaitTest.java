package dev.heddle.internal.netty;

import static dev.heddle.internal.netty.Backends.inThread;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import dev.heddle.internal.loop.Clock;
import dev.heddle.internal.loop.Engine;
import dev.heddle.internal.loop.Loops;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a wait in Netty takes, and what ends it. A wait for ever that nothing ends hangs. */
@Timeout(20)
class NettyWaitTest {

  @ParameterizedTest
  @EnumSource
  void aWakeupBeforeTheWaitEndsIt(Backends backend) {
    try (EventLoop loop = backend.newLoop()) {
      Engine engine = backend.newEngine(loop);
      for (int i = 0; i < 3; i++) {
        inThread(engine::wakeup);
        engine.select(Engine.FOREVER);
      }
    }
  }

  /** The loop has decided to sleep, and is not asleep yet: then another thread calls. */
  @ParameterizedTest
  @EnumSource
  void aCallThatComesBetweenFallingAsleepAndTheWaitIsNotLost(Backends backend) {
    Engine[] netty = new Engine[1];
    int[] waits = new int[1];
    try (EventLoop loop =
        Loops.create(
            Clock.MONOTONIC,
            owner -> {
              NettyEngine engine = (NettyEngine) backend.backend.open(owner);
              netty[0] = engine;
              return new BeforeSleep(
                  engine,
                  () ->
                      inThread(
                          () -> owner.callSoonThreadsafe(waits[0]++ < 3 ? () -> {} : owner::stop)));
            })) {
      ((NettyEngine) netty[0]).sockets();
      loop.runForever();
      assertEquals(4, waits[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWaitForEverLastsUntilTheWakeup(Backends backend) throws InterruptedException {
    try (EventLoop loop = backend.newLoop()) {
      Engine engine = backend.newEngine(loop);
      Waker waker = new Waker(Thread.currentThread(), engine::wakeup);
      waker.start();
      engine.select(Engine.FOREVER);
      assertTrue(waker.hasCalled);
      waker.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aGlanceNeverWaits(Backends backend) {
    try (EventLoop loop = backend.newLoop()) {
      Engine engine = backend.newEngine(loop);
      for (int i = 0; i < 3; i++) {
        engine.select(0);
        engine.select(-1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noWaitEndsBeforeItsTime(Backends backend) {
    try (EventLoop loop = backend.newLoop()) {
      Engine engine = backend.newEngine(loop);
      engine.select(0);
      long before = System.nanoTime();
      engine.select(2_300_000);
      assertTrue(System.nanoTime() - before >= 2_300_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptBeforeTheWaitNeitherEndsNorSpinsTheLoop(Backends backend) {
    try (EventLoop loop = backend.newLoop()) {
      loop.callSoon(() -> NettyEngine.of(loop).sockets());
      loop.callSoon(() -> Thread.currentThread().interrupt());
      loop.callLater(Duration.ofMillis(5), loop::stop);
      loop.runForever();
      assertTrue(Thread.interrupted());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptDuringTheWaitIsHandedOnAtTheEnd(Backends backend) throws InterruptedException {
    try (EventLoop loop = backend.newLoop()) {
      Thread waiting = Thread.currentThread();
      Waker waker =
          new Waker(
              waiting,
              () -> {
                waiting.interrupt();
                while (backend == Backends.NIO && waiting.isInterrupted()) {
                  Thread.onSpinWait(); // it ends the wait of a selector, not that of epoll
                }
                loop.callSoonThreadsafe(loop::stop);
              });
      loop.callSoon(() -> NettyEngine.of(loop).sockets());
      loop.callSoon(waker::start);
      loop.runForever();
      assertTrue(Thread.interrupted());
      waker.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWaitOfAnInterruptedThreadLeavesTheInterrupt(Backends backend) {
    try (EventLoop loop = backend.newLoop()) {
      Engine engine = backend.newEngine(loop);
      Thread.currentThread().interrupt();
      engine.select(1_000_000);
      assertTrue(Thread.interrupted());
    }
  }

  @ParameterizedTest
  @EnumSource
  void handlesOfOtherThreadsReachALoopThatWaits(Backends backend) throws InterruptedException {
    try (EventLoop loop = backend.newLoop()) {
      int[] count = new int[1];
      Runnable counted =
          () -> {
            if (++count[0] == 2000) {
              loop.stop();
            }
          };
      Thread sender =
          new Thread(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  loop.callSoonThreadsafe(counted);
                }
              });
      loop.callSoon(() -> NettyEngine.of(loop).sockets());
      loop.callSoon(sender::start);
      loop.runForever();
      sender.join();
      assertEquals(2000, count[0]);
    }
  }

  @Test
  void waitsAreRoundedUpWhereTheSystemWaitsWholeMilliseconds() {
    SocketFamily nio = Families.nio();
    assertEquals(1_000_000, nio.grain(1));
    assertEquals(1_000_000, nio.grain(1_000_000));
    assertEquals(2_000_000, nio.grain(1_000_001));
    assertEquals(Long.MAX_VALUE - 1, nio.grain(Long.MAX_VALUE - 1));
    assertEquals(1, Families.epoll().grain(1));
    assertFalse(nio instanceof EpollSockets);
  }

  /** Does something each time the loop is about to wait for ever. */
  private record BeforeSleep(Engine engine, Runnable action) implements Engine {
    @Override
    public void select(long timeoutNanos) {
      if (timeoutNanos == FOREVER) {
        action.run();
      }
      engine.select(timeoutNanos);
    }

    @Override
    public void poll(int turns) {
      engine.poll(turns);
    }

    @Override
    public void wakeup() {
      engine.wakeup();
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  /** Does something once another thread is inside the system's wait. */
  private static final class Waker extends Thread {
    private final Thread waiting;
    private final Runnable action;
    private volatile boolean hasCalled;

    Waker(Thread waiting, Runnable action) {
      this.waiting = waiting;
      this.action = action;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!isInTheSystem()) {
        Thread.onSpinWait();
      }
      hasCalled = true;
      action.run();
    }

    private boolean isInTheSystem() {
      StackTraceElement[] stack = waiting.getStackTrace();
      return stack.length > 0
          && stack[0].isNativeMethod()
          && stack[0].getMethodName().matches("wait|epollWait.*|poll0?");
    }
  }
}
