package dev.heddle.testing;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** What goes before and after tests, where that is more than Jupiter would do. */
class AroundTestsTest {
  private static final List<String> EVENTS = new ArrayList<>();

  static class AroundAll {
    @BeforeAll
    static Coroutine<Object> open(VirtualClock clock) {
      return script(v -> Asyncio.sleep(Duration.ofHours(1)))
          .run(() -> EVENTS.add("open " + clock.elapsed()));
    }

    @AsyncTest
    Coroutine<Object> test(VirtualClock clock) {
      return script(v -> EVENTS.add("test " + clock.elapsed()));
    }

    @AfterAll
    static Coroutine<Object> close(EventLoop loop) {
      return script(v -> Asyncio.yieldNow())
          .run(() -> EVENTS.add("close, on a loop: " + loop.isRunning()));
    }
  }

  static class LeavesFromTheStart {
    @BeforeAll
    static Coroutine<Object> open(EventLoop loop) {
      loop.createTask(script(v -> loop.createFuture()), "server");
      return script(v -> null);
    }

    @AsyncTest
    Coroutine<Object> test() {
      return script(v -> EVENTS.add("not run"));
    }
  }

  static class NotStatic {
    @BeforeAll
    void open() {}

    @AsyncTest
    Coroutine<Object> test() {
      return script(v -> null);
    }
  }

  /** One method serves the tests of both engines. */
  @ExtendWith(HeddleExtension.class)
  static class Mixed {
    @BeforeEach
    void begin(EventLoop loop) {
      loop.runUntilComplete(script(v -> Asyncio.sleep(Duration.ofHours(1))));
      EVENTS.add("begun");
    }

    @AsyncTest
    Coroutine<Object> async(VirtualClock clock) {
      return script(v -> EVENTS.add("async " + clock.elapsed()));
    }

    @Test
    void plain(VirtualClock clock) {
      EVENTS.add("plain " + clock.elapsed());
    }
  }

  private static Launched run(Class<?> testClass) {
    return Launched.run(HeddleTestEngine.ID, DiscoverySelectors.selectClass(testClass));
  }

  @Test
  void whatGoesAroundAllTestsMayBeAsync() {
    EVENTS.clear();
    assertEquals(
        List.of("test(): SUCCESSFUL"),
        run(AroundAll.class).lines().stream()
            .map(line -> line.replace("VirtualClock", ""))
            .toList());
    assertEquals(List.of("open PT1H", "test PT0S", "close, on a loop: true"), EVENTS);
  }

  @Test
  void whatGoesAroundAllTestsMustLeaveNothing() {
    EVENTS.clear();
    String message = run(LeavesFromTheStart.class).failure().getMessage();
    assertTrue(message.contains("a task that is not done"), message);
    assertTrue(message.contains("'server'"), message);
    assertEquals(List.of(), EVENTS);
    assertEquals(
        "void dev.heddle.testing.AroundTestsTest$NotStatic.open() is to run once for the"
            + " class, before there is an object; make it static",
        run(NotStatic.class).failure().getMessage());
  }

  @Test
  void aClassMayHaveTestsOfBothEngines() {
    EVENTS.clear();
    assertEquals(List.of("async(VirtualClock): SUCCESSFUL"), run(Mixed.class).lines());
    assertEquals(List.of("plain(VirtualClock): SUCCESSFUL"), Launched.run(Mixed.class).lines());
    assertEquals(List.of("begun", "async PT1H", "begun", "plain PT1H"), EVENTS);
  }
}
