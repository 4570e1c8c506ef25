package dev.heddle.weaver.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What returns a value at once or another's result needs no frame, however that one waits. */
class TailCallsTest {

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          Map.of(
              "t.Tails",
              """
              package t;
              import static dev.heddle.Asyncio.*;
              import static java.util.concurrent.CompletableFuture.*;
              import dev.heddle.*;
              import java.util.concurrent.*;
              public class Tails {
                @Async public static Coroutine<String> main(int n) { return done(await(first(n))); }
                @Async static Coroutine<String> first(int n) { return new Tails().second(n); }
                @Async Coroutine<String> second(int n) { return Other.third(this, n); }
                @Async Coroutine<String> last(int n) {
                  if (n < 0) await(yieldNow());
                  return done("last " + n);
                }
                @Async public static Coroutine<Integer> down(int n) {
                  return done(await(countdown(n)));
                }
                @Async static Coroutine<Integer> countdown(int n) {
                  if (n == 0) return done(0);
                  if (n % 100 == 0) await(yieldNow());
                  return countdown(n - 1);
                }
                @Async public static Coroutine<String> mainOfFutures(CompletableFuture<String> f) {
                  return done(await(future(f)) + await(future(completedFuture("."))));
                }
                @Async static CompletionStage<String> future(CompletableFuture<String> f) {
                  return Other.future(f);
                }
                @Async public static CompletableFuture<String> alone(CompletableFuture<String> f) {
                  return Other.future(f);
                }
              }
              """,
              "t.Other",
              """
              package t;
              import dev.heddle.*;
              import java.util.concurrent.*;
              class Other {
                @Async static Coroutine<String> third(Tails tails, int n) { return tails.last(n); }
                @Async static CompletableFuture<String> future(CompletableFuture<String> f) {
                  return f;
                }
              }
              """));

  private final World world = new World(TailCallsTest.class.getClassLoader(), World.woven(CLASSES));

  @BeforeEach
  void forgetFrames() {
    World.framesMade();
  }

  @Test
  void whatDoesNotSuspendMakesNoFrame() throws Throwable {
    assertEquals("last 1", world.run("t.Tails", "main", 1));
    assertEquals(List.of("Tails$main$Frame"), World.framesMade());
  }

  @Test
  void ofAChainOfTailCallsOnlyTheLastHasAFrame() throws Throwable {
    assertEquals("last -1", world.run("t.Tails", "main", -1));
    assertEquals(List.of("Tails$main$Frame", "Tails$last$Frame"), World.framesMade());
  }

  @Test
  void aTailRecursionHasAFrameForEachSuspensionOnly() throws Throwable {
    assertEquals(0, world.run("t.Tails", "down", 1_000));
    List<String> expected = new ArrayList<>(Collections.nCopies(10, "Tails$countdown$Frame"));
    expected.add(0, "Tails$down$Frame");
    assertEquals(expected, World.framesMade());
  }

  @Test
  void methodsThatReturnFuturesMakeNeitherFramesNorFuturesForEachOther() throws Throwable {
    var future = new CompletableFuture<String>();
    // completed by another thread while the loop waits, or before
    new Thread(() -> future.complete("in time")).start();
    assertEquals("in time.", world.run("t.Tails", "mainOfFutures", future));
    assertEquals(List.of("Tails$mainOfFutures$Frame"), World.framesMade());
    assertEquals("in time", world.run("t.Tails", "alone", future));
    assertEquals(List.of("Tails$alone$Frame"), World.framesMade(), "which holds the arguments");
  }
}
