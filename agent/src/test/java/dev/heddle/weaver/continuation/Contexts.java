package dev.heddle.weaver.continuation;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.yieldNow;
import static dev.heddle.continuation.UContext.getContext;
import static dev.heddle.continuation.UContext.makeContext;
import static dev.heddle.continuation.UContext.setContext;
import static dev.heddle.continuation.UContext.swapContext;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.continuation.Step.Returned;
import dev.heddle.continuation.UContext;
import java.util.ArrayList;
import java.util.List;

/** Contexts as in C. */
final class Contexts {
  private Contexts() {}

  private static final List<Object> LOG = new ArrayList<>();

  private static int left;

  @Async
  static Coroutine<Integer> hello() {
    UContext here = new UContext();
    await(getContext(here));
    if (left == 0) {
      return done(0);
    }
    left--;
    LOG.add("Hello world");
    await(yieldNow());
    await(setContext(here));
    return done(1);
  }

  static void aSavedContextIsEnteredAgainAndAgain() {
    LOG.clear();
    left = 4;
    assertEquals(0, Asyncio.run(hello()));
    assertEquals(List.of("Hello world", "Hello world", "Hello world", "Hello world"), LOG);
  }

  static void aSavedContextIsEnteredByACoroutineDrivenByHand() {
    LOG.clear();
    left = 2;
    Coroutine<Integer> coroutine = hello();
    coroutine.send(null);
    coroutine.send(null);
    assertEquals(new Returned<>(0), coroutine.send(null));
    assertEquals(Coroutine.State.CLOSED, coroutine.state());
  }

  static void enteringAHundredThousandTimesNeedsNoStack() {
    left = 100_000;
    assertEquals(0, Asyncio.run(loops()));
  }

  @Async
  static Coroutine<Integer> loops() {
    UContext here = new UContext();
    await(getContext(here));
    if (left-- > 0) {
      await(setContext(here));
    }
    return done(0);
  }

  @Async
  static Coroutine<List<Integer>> locals(int[] shared) {
    int before = 1;
    UContext here = new UContext();
    await(getContext(here));
    before++;
    shared[0]++;
    if (shared[0] < 3) {
      int copy = await(nested(here, before));
      LOG.add("not reached " + copy);
    }
    return done(List.of(before, shared[0]));
  }

  @Async
  static Coroutine<Integer> nested(UContext here, int before) {
    try {
      await(setContext(here));
    } finally {
      LOG.add("not reached");
    }
    return done(before);
  }

  static void aSecondEntryFindsTheLocalsAsTheyWere() {
    LOG.clear();
    assertEquals(List.of(2, 3), Asyncio.run(locals(new int[1])));
    assertEquals(List.of(), LOG);
  }

  private static final int MAIN = 0;
  private static final int F1 = 1;
  private static final int F2 = 2;

  @Async
  static Coroutine<Void> f1(UContext[] slot) {
    LOG.add("start f1");
    await(swapContext(slot[F1], slot[F2]));
    LOG.add("finish f1");
    return done();
  }

  @Async
  static Coroutine<Void> f2(UContext[] slot) {
    LOG.add("start f2");
    await(callsAcross(slot));
    LOG.add("finish f2");
    return done();
  }

  @Async
  static Coroutine<Void> callsAcross(UContext[] slot) {
    await(swapContext(slot[F2], slot[F1]));
    return done();
  }

  @Async
  static Coroutine<String> switches() {
    UContext[] slot = {new UContext(), new UContext(), new UContext()};
    makeContext(slot[F1], () -> f1(slot), slot[MAIN]);
    makeContext(slot[F2], () -> f2(slot), slot[F1]);
    await(swapContext(slot[MAIN], slot[F2]));
    await(yieldNow());
    return done("main ends");
  }

  static void twoFunctionsSwitchAndFollowTheirLinks() {
    LOG.clear();
    assertEquals("main ends", Asyncio.run(switches()));
    assertEquals(List.of("start f2", "start f1", "finish f2", "finish f1"), LOG);
  }

  @Async
  static Coroutine<String> withoutLink() {
    UContext context = new UContext();
    makeContext(context, () -> logs("in function"), null);
    await(setContext(context));
    return done("not reached");
  }

  @Async
  static Coroutine<Void> logs(String text) {
    LOG.add(text);
    await(yieldNow());
    return done();
  }

  static void withoutALinkTheTaskEnds() {
    LOG.clear();
    assertNull(Asyncio.run(withoutLink()));
    assertEquals(List.of("in function"), LOG);
  }

  @Async
  static Coroutine<Void> entersEmpty() {
    await(setContext(new UContext()));
    return done();
  }

  @Async
  static Coroutine<Void> linksToEmpty() {
    UContext context = new UContext();
    makeContext(context, () -> logs("in function"), new UContext());
    await(setContext(context));
    return done();
  }

  static void aContextThatWasNeverCapturedIsRefused() {
    for (Coroutine<Void> coroutine : List.of(entersEmpty(), linksToEmpty())) {
      assertEquals(
          "cannot enter a context that was never captured; save it with getContext or swapContext,"
              + " or make it with makeContext, first",
          assertThrows(IllegalStateException.class, () -> Asyncio.run(coroutine)).getMessage());
    }
  }

  @Async
  static Coroutine<Void> saves(UContext context) {
    await(getContext(context));
    return done();
  }

  @Async
  static Coroutine<Void> entersAnothers() {
    UContext context = new UContext();
    await(createTask(saves(context), "other"));
    await(setContext(context));
    return done();
  }

  static void aContextOfAnotherTaskIsRefused() {
    String message =
        assertThrows(IllegalStateException.class, () -> Asyncio.run(entersAnothers())).getMessage();
    assertTrue(
        message.startsWith("cannot enter a context that was saved by <Task finished"), message);
  }

  @Async
  static Coroutine<Void> failsIn(UContext main) {
    throw new ArithmeticException("in the function");
  }

  @Async
  static Coroutine<Void> runsFailing() {
    UContext main = new UContext();
    UContext context = new UContext();
    makeContext(context, () -> failsIn(main), main);
    await(swapContext(main, context));
    return done();
  }

  static void aFunctionThatFailsFailsTheTask() {
    assertThrows(ArithmeticException.class, () -> Asyncio.run(runsFailing()));
  }

  @Async
  static Coroutine<String> entersAMadeOneTwice() {
    UContext back = new UContext();
    UContext made = new UContext();
    makeContext(made, () -> logs("in function"), back);
    for (int i = 0; i < 2; i++) {
      await(swapContext(back, made));
      LOG.add("back " + i);
    }
    await(swapContext(back, back));
    return done("end");
  }

  static void aMadeContextBeginsItsFunctionAtEachEntry() {
    LOG.clear();
    assertEquals("end", Asyncio.run(entersAMadeOneTwice()));
    assertEquals(List.of("in function", "back 0", "in function", "back 1"), LOG);
  }

  @Async
  static Coroutine<String> inACatch(int[] entries) {
    String seen = "";
    try {
      throw new ArithmeticException("caught");
    } catch (ArithmeticException e) {
      UContext here = new UContext();
      await(getContext(here));
      seen += e.getMessage();
      if (++entries[0] < 3) {
        await(setContext(here));
      }
    }
    return done(seen + " " + entries[0]);
  }

  static void aCaughtExceptionIsThereAtEachEntry() {
    assertEquals("caught 3", Asyncio.run(inACatch(new int[1])));
  }
}
