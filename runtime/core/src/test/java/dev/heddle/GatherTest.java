package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatherTest {
  private final EventLoop loop = VirtualTime.loop();

  @BeforeEach
  void chooseLoop() {
    EventLoop.setCurrent(loop);
  }

  @AfterEach
  void forgetLoop() {
    EventLoop.setCurrent(null);
  }

  @Test
  void resultsStandInTheOrderOfTheArguments() {
    Future<List<String>> all = Asyncio.gather(after(20, "slow"), after(10, "fast"));
    assertEquals("<GatheringFuture pending>", all.toString());
    assertEquals(List.of("slow", "fast"), loop.runUntilComplete(all));
  }

  @Test
  void nothingGathersToNothing() {
    assertEquals(List.of(), loop.runUntilComplete(Asyncio.gather(List.<Future<String>>of())));
  }

  @Test
  void oneGivenTwiceRunsOnceAndAppearsTwice() {
    Coroutine<String> once = after(1, "x");
    Task<String> task = loop.createTask(after(2, "y"));
    assertEquals(
        List.of("x", "y", "x", "y"), loop.runUntilComplete(Asyncio.gather(once, task, once, task)));
  }

  @Test
  void theFirstFailureIsThrownAndTheOthersGoOn() {
    IOException failure = new IOException("first");
    Task<Object> slow = loop.createTask(after(30, "slow"));
    Future<List<Object>> all =
        Asyncio.gather(slow, failing(10, failure), failing(20, new IOException("second")));
    assertSame(failure, assertThrows(IOException.class, () -> loop.runUntilComplete(all)));
    assertFalse(slow.done());
    assertEquals("slow", loop.runUntilComplete(slow));
  }

  @Test
  void failuresCanBeCollectedBesideTheResults() {
    IOException failure = new IOException("lost");
    Task<Object> cancelled = loop.createTask(after(5, "never"));
    cancelled.cancel("enough");
    List<Object> all =
        loop.runUntilComplete(
            Asyncio.gather(true, after(20, "x"), failing(10, failure), cancelled, after(1, null)));
    assertEquals("x", all.get(0));
    assertSame(failure, all.get(1));
    assertEquals("enough", ((CancelledError) all.get(2)).getMessage());
    assertEquals(Arrays.asList((Object) null), all.subList(3, 4));
  }

  @Test
  void aChildCancelledAloneIsAFailureOfTheWhole() {
    Task<String> child = loop.createTask(after(5, "never"));
    Future<List<String>> all = Asyncio.gather(child, after(1, "x"));
    child.cancel("alone");
    CancelledError error = assertThrows(CancelledError.class, () -> loop.runUntilComplete(all));
    assertEquals("alone", error.getMessage());
    assertFalse(all.cancelled(), "it has failed with the error, as in asyncio");
  }

  @Test
  void cancellingCancelsTheChildrenAndEndsWithTheLastOfThem() {
    List<String> events = new ArrayList<>();
    Task<Object> stubborn =
        loop.createTask(
            script(v -> loop.createFuture())
                .except(e -> Asyncio.sleep(Duration.ofMillis(9)))
                .then(v -> events.add("stubborn ended")));
    Task<String> meek = loop.createTask(after(50, "never"));
    Future<List<Object>> all = Asyncio.gather(true, stubborn, meek);
    Task<Object> waiting = loop.createTask(script(v -> all).last(() -> events.add("gather ended")));
    onePass();
    assertTrue(waiting.cancel("stop"));
    CancelledError error = assertThrows(CancelledError.class, () -> loop.runUntilComplete(waiting));
    assertEquals("stop", error.getMessage());
    assertEquals(List.of("stubborn ended", "gather ended"), events);
    assertTrue(meek.cancelled());
    assertEquals(true, stubborn.result());
    assertFalse(all.cancel(), "done");
  }

  @Test
  void doneChildrenCountAtOnce() {
    Future<String> done = loop.createFuture();
    done.setResult("done");
    assertTrue(Asyncio.gather(done, done).done());
    assertEquals(List.of("done"), Asyncio.gather(done).result());
  }

  @Test
  void futuresOfTwoLoopsAreRefused() {
    Future<String> here = loop.createFuture();
    Future<String> there = VirtualTime.loop().createFuture();
    assertThrows(IllegalArgumentException.class, () -> Asyncio.gather(here, there));
  }

  @Test
  void cancellingOneOfTwoTasksThatGatherEachOtherEndsBoth() {
    List<Task<Object>> tasks = new ArrayList<>();
    tasks.add(loop.createTask(script(v -> Asyncio.gather(tasks.get(1)))));
    tasks.add(loop.createTask(script(v -> Asyncio.gather(tasks.get(0)))));
    onePass();
    assertTrue(tasks.get(0).cancel("enough"));
    for (int i = 0; i < 4; i++) {
      onePass();
    }
    assertTrue(tasks.get(0).cancelled());
    assertTrue(tasks.get(1).cancelled());
  }

  private static <T> Coroutine<T> after(int millis, T value) {
    return Asyncio.sleep(Duration.ofMillis(millis), value);
  }

  private static Coroutine<Object> failing(int millis, Exception failure) {
    return script(v -> Asyncio.sleep(Duration.ofMillis(millis)))
        .then(
            v -> {
              throw failure;
            });
  }

  @Test
  void cancellingWhenTheChildrenAreDoneIsTooLate() {
    Future<String> child = loop.createFuture();
    Future<List<String>> all = Asyncio.gather(child);
    child.setResult("in time");
    assertFalse(all.cancel("late"));
    assertEquals(List.of("in time"), loop.runUntilComplete(all));
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }
}
