package dev.heddle.testing;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.heddle.Asyncio;
import dev.heddle.Awaitable;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

class HeddleTestEngineTest {
  private static final List<String> EVENTS = new ArrayList<>();

  static class Base {
    @BeforeEach
    void beforeOfBase() {
      EVENTS.add("before of base");
    }
  }

  @Tag("slow")
  static class Cases extends Base {
    private VirtualClock clock;

    @BeforeAll
    static void beforeAll() {
      EVENTS.add("before all");
    }

    @BeforeEach
    Coroutine<Object> begin(VirtualClock given) {
      clock = given;
      return script(v -> Asyncio.sleep(Duration.ofHours(1))).run(() -> EVENTS.add("before"));
    }

    @AfterEach
    Awaitable<Object> end() {
      return script(v -> null).run(() -> EVENTS.add("after " + clock.elapsed()));
    }

    @AfterAll
    static void afterAll() {
      EVENTS.add("after all");
    }

    @AsyncTest
    @Tag("sleepy")
    @DisplayName("it sleeps")
    Coroutine<Object> sleeps(EventLoop loop) {
      assertSame(loop, clock.loop());
      return script(v -> Asyncio.sleep(Duration.ofHours(1))).run(() -> EVENTS.add("slept"));
    }

    @Test
    void isJupiters() {
      EVENTS.add("no test of the engine");
    }

    @Nested
    class Inner {
      @BeforeEach
      void inner() {
        EVENTS.add("inner before " + clock.elapsed());
      }

      @AsyncTest
      Coroutine<Object> nested() {
        return script(v -> EVENTS.add("nested"));
      }
    }
  }

  static class Outcomes {
    @AsyncTest
    Coroutine<Object> aFails() {
      return script(
          v -> {
            throw new AssertionError("as thrown");
          });
    }

    @AsyncTest
    @Disabled("not today")
    Coroutine<Object> bIsDisabled() {
      throw new AssertionError();
    }

    @AsyncTest
    Coroutine<Object> cIsAborted() {
      Assumptions.abort("no");
      return null;
    }

    @AsyncTest
    Future<?> dGathers() {
      return Asyncio.gather(script(v -> 1), script(v -> 2));
    }

    @AsyncTest
    Coroutine<Object> eLeavesATask(EventLoop loop) {
      loop.createTask(script(v -> loop.createFuture()));
      return script(v -> null);
    }

    @AsyncTest
    @TestLoop(TestLoop.Time.REAL)
    Coroutine<Object> fIsOnRealTime(EventLoop loop) {
      return script(v -> Asyncio.sleep(Duration.ofNanos(1)));
    }
  }

  static class NoResult {
    @AsyncTest
    void returnsNothing() {}
  }

  static class StaticTest {
    @AsyncTest
    static Coroutine<Object> isStatic() {
      return script(v -> null);
    }
  }

  static class PrivateTest {
    @AsyncTest
    private Coroutine<Object> isPrivate() {
      return script(v -> null);
    }
  }

  static class Parameters {
    @AsyncTest
    Coroutine<Object> wants(String text) {
      return script(v -> text);
    }
  }

  private static Launched run(Class<?> testClass) {
    return Launched.run(HeddleTestEngine.ID, DiscoverySelectors.selectClass(testClass));
  }

  @Test
  void runsAsyncMethodsWithWhatGoesAroundThem() {
    EVENTS.clear();
    assertEquals(
        List.of("it sleeps: SUCCESSFUL", "nested(): SUCCESSFUL"), run(Cases.class).lines());
    assertEquals(
        List.of(
            "before all",
            "before of base",
            "before",
            "slept",
            "after PT2H",
            "before of base",
            "before",
            "inner before PT1H",
            "nested",
            "after PT1H",
            "after all"),
        EVENTS);
  }

  @Test
  void outcomesAreWhatJupiterWouldSay() {
    Launched run = run(Outcomes.class);
    assertEquals(
        List.of(
            "aFails(): FAILED",
            "bIsDisabled(): SKIPPED not today",
            "cIsAborted(): ABORTED",
            "dGathers(): SUCCESSFUL",
            "eLeavesATask(EventLoop): FAILED",
            "fIsOnRealTime(EventLoop): SUCCESSFUL"),
        run.lines().stream().sorted().toList());
  }

  @Test
  void methodsThatCanBeNoTestsFailAndSayWhy() {
    String prefix = "@AsyncTest dev.heddle.testing.HeddleTestEngineTest$";
    assertEquals(
        prefix
            + "NoResult.returnsNothing() returns void; make it return a Coroutine, or mark it with"
            + " Jupiter's @Test",
        run(NoResult.class).failure().getMessage());
    assertEquals(
        prefix + "StaticTest.isStatic() is static; a test belongs to an object of its class",
        run(StaticTest.class).failure().getMessage());
    assertEquals(
        prefix + "PrivateTest.isPrivate() is private; leave that out",
        run(PrivateTest.class).failure().getMessage());
    assertEquals(
        "dev.heddle.Coroutine dev.heddle.testing.HeddleTestEngineTest$Parameters.wants("
            + "java.lang.String) has a parameter of java.lang.String; there are EventLoop and"
            + " VirtualClock",
        run(Parameters.class).failure().getMessage());
  }

  @Test
  void oneMethodCanBeSelected() {
    assertEquals(
        List.of("dGathers(): SUCCESSFUL"),
        Launched.run(HeddleTestEngine.ID, selectMethod(Outcomes.class, "dGathers")).lines());
    UniqueId id =
        UniqueId.forEngine(HeddleTestEngine.ID)
            .append("class", Outcomes.class.getName())
            .append("method", "fIsOnRealTime(" + EventLoop.class.getName() + ")");
    assertEquals(
        List.of("fIsOnRealTime(EventLoop): SUCCESSFUL"),
        Launched.run(HeddleTestEngine.ID, selectUniqueId(id)).lines());
    UniqueId nested =
        UniqueId.forEngine(HeddleTestEngine.ID)
            .append("class", Cases.class.getName())
            .append("class", Cases.Inner.class.getName())
            .append("method", "nested()");
    assertEquals(
        List.of("nested(): SUCCESSFUL"),
        Launched.run(HeddleTestEngine.ID, selectUniqueId(nested)).lines());
  }

  @Test
  void tagsAndPackagesSelect() {
    var plan =
        org.junit.platform.launcher.core.LauncherFactory.create()
            .discover(
                LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectPackage("dev.heddle.testing"))
                    .filters(
                        EngineFilter.includeEngines(HeddleTestEngine.ID),
                        TagFilter.includeTags("slow & sleepy"),
                        ClassNameFilter.includeClassNamePatterns(".*Engine.*"))
                    .build());
    assertEquals(1, plan.countTestIdentifiers(test -> test.isTest()));
    assertEquals(
        List.of(TestTag.create("slow"), TestTag.create("sleepy")),
        plan.getRoots().stream()
            .flatMap(root -> plan.getDescendants(root).stream())
            .filter(test -> test.isTest())
            .flatMap(test -> test.getTags().stream())
            .toList());
  }
}
