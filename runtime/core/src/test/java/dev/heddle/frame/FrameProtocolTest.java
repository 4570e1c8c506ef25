package dev.heddle.frame;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Asyncio;
import dev.heddle.Awaitable;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.testkit.VirtualTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameProtocolTest {
  private final EventLoop loop = VirtualTime.loop();
  private final Suspension driver = new Suspension("driver");

  @BeforeEach
  void reset() {
    Chain.resumed = 0;
  }

  @Test
  void callsThatNeverWaitRunOnTheStackAndMakeNoFrame() throws Throwable {
    Chain.bottom = Asyncio.done(5);
    assertEquals(15, driver.start(Chain.down(9)));
    assertEquals(1, Chain.resumed, "only the frame that is the coroutine object");
  }

  @Test
  void aDoneFutureGivesItsValueAtOnce() throws Throwable {
    Future<Integer> future = loop.createFuture();
    future.setResult(1);
    Chain.bottom = future;
    assertEquals(2, driver.start(Chain.down(0)));
  }

  @Test
  void aSuspendedChainReturnsTheDriversOwnSuspension() throws Throwable {
    Future<Integer> future = loop.createFuture();
    Chain.bottom = future;
    assertSame(driver, driver.start(Chain.down(3)));
    assertSame(future, driver.takeAwaited());
    assertNull(driver.takeAwaited(), "fetched once");
    assertEquals(14, driver.resume(10));
  }

  @Test
  void aResultClimbsTenThousandFrames() throws Throwable {
    Chain.bottom = loop.createFuture();
    DeepStack.run(() -> driver.start(Chain.down(9_999)));
    assertEquals(10_000, driver.resume(0), "on the ordinary stack of this test");
    assertEquals(1 + 10_000, Chain.resumed);
  }

  @Test
  void wakingADeepCoroutineResumesOnlyItsInnermostFrame() throws Throwable {
    Waits twice = new Waits(loop.createFuture(), loop.createFuture());
    Chain.bottom = twice;
    driver.start(Chain.down(1000));
    Chain.resumed = 0;
    assertSame(driver, driver.resume("first"));
    assertSame(twice.second, driver.takeAwaited());
    assertEquals(0, Chain.resumed);
    assertEquals(1008, driver.resume(7));
  }

  @Test
  void aTailCallLeavesNoFrame() throws Throwable {
    Future<Integer> future = loop.createFuture();
    TailCall call = new TailCall(new TailCall(future));
    assertSame(driver, driver.start(call));
    assertEquals(9, driver.resume(9));
    assertEquals(2, TailCall.resumed);
  }

  @Test
  void aCoroutineIsUsedOnce() throws Throwable {
    Chain.bottom = Asyncio.done(5);
    Coroutine<Integer> coroutine = Chain.down(0);
    driver.start(coroutine);
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> driver.start(coroutine));
    assertEquals(
        "cannot reuse already awaited coroutine <coroutine down() done, defined at Chain.java:10>;"
            + " call the async method again for a new one, or await one task several times",
        refused.getMessage());
  }

  @Test
  void aSuspendedCoroutineIsNotAwaitedByASecondOne() throws Throwable {
    Chain.bottom = loop.createFuture();
    Coroutine<Integer> coroutine = Chain.down(1);
    driver.start(coroutine);
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> new Suspension("other").start(script(v -> coroutine)));
    assertEquals(
        "coroutine is being awaited already: <coroutine down() running at Chain.java:12>;"
            + " call the async method again for a new one, or await one task several times",
        refused.getMessage());
  }

  @Test
  void awaitingNullSaysWhatIsMissing() {
    NullPointerException refused =
        assertThrows(NullPointerException.class, () -> Await.await(null));
    assertEquals(
        "cannot await null; an async method must return a coroutine, for example done(null), or a"
            + " future, for example completedFuture(null)",
        refused.getMessage());
  }

  @Test
  void awaitingAnythingElseNamesItsClass() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Await.await("text"));
    assertEquals(
        "cannot await an object of java.lang.String; await takes a Coroutine, a Future, a Task,"
            + " another Awaitable or a CompletionStage",
        refused.getMessage());
  }

  @Test
  void otherAwaitablesAreAwaitedThroughTheirCoroutine() throws Throwable {
    Awaitable<Integer> own = () -> Asyncio.done(3);
    assertEquals(3, driver.start(script(v -> own)));
  }

  @Test
  void waitingOutsideOfADriverIsRefused() {
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> Await.await(loop.createFuture()));
    assertEquals(
        "cannot wait for <Future pending> here: no event loop is running a coroutine on this thread;"
            + " start it with Asyncio.run(...) or make a task of it on a running loop",
        refused.getMessage());
  }

  @Test
  void aDriverInsideADriverGivesTheThreadBack() throws Throwable {
    Future<String> outerFuture = loop.createFuture();
    Future<String> innerFuture = loop.createFuture();
    Suspension inner = new Suspension("inner");
    Coroutine<Object> outer =
        script(
            v -> {
              assertSame(inner, inner.start(script(w -> innerFuture)));
              assertSame(innerFuture, inner.takeAwaited());
              return outerFuture;
            });
    assertSame(driver, driver.start(outer));
    assertSame(outerFuture, driver.takeAwaited());
    assertNull(driver.enclosing());
    assertEquals("inner", inner.resume("inner"));
    assertEquals("outer", driver.resume("outer"));
  }

  @Test
  void codeOfAnotherVersionIsRefusedAtLoad() {
    Frame.requireAbi(Frame.ABI, "com.acme.Shop$load$Frame");
    UnsupportedAbiError refused =
        assertThrows(
            UnsupportedAbiError.class, () -> Frame.requireAbi(7, "com.acme.Shop$load$Frame"));
    assertEquals(
        "com.acme.Shop$load$Frame was woven for version 7 of Heddle's calling convention, but this"
            + " runtime speaks version 1; weave the class again with the heddle-maven-plugin or"
            + " heddle-agent of the same release as heddle-runtime",
        refused.getMessage());
  }

  /** {@code return other(...)}. */
  private static final class TailCall extends Frame<Object> {
    static int resumed;
    private final Awaitable<?> callee;

    TailCall(Awaitable<?> callee) {
      this.callee = callee;
    }

    @Override
    protected Object resume() throws Throwable {
      resumed++;
      return Await.await(callee);
    }

    @Override
    protected String layout() {
      return "1\tT\ttail\t()V\t\t0\t0";
    }
  }

  /** Awaits two futures, one after the other. */
  private static final class Waits extends Frame<Object> {
    private final Future<?> first;
    final Future<?> second;

    Waits(Future<?> first, Future<?> second) {
      this.first = first;
      this.second = second;
    }

    @Override
    protected Object resume() throws Throwable {
      Object value = state == 0 ? null : take();
      if (state == 2) {
        return value;
      }
      return Suspension.on(state++ == 0 ? first : second).push(this);
    }

    @Override
    protected String layout() {
      return "1\tW\twaits\t()V\t\t0\t0\n0\t0\n0\t0";
    }
  }
}
