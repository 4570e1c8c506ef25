package dev.heddle.samples.tested;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.testing.AsyncTest;
import dev.heddle.testing.HeddleExtension;
import dev.heddle.testing.HeddleTestEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Woven tests that never await a coroutine fail, and say which and where it was made. */
class ForgottenIT {

  /** A service whose calls have to be awaited. */
  private static final class Mail {
    private int sent;

    @Async
    Coroutine<Void> send(String text) {
      await(sleep(Duration.ofSeconds(1)));
      sent += text.length();
      return done();
    }
  }

  /** For the engine. */
  static class AsyncCases {
    private final Mail mail = new Mail();

    @Async
    private Coroutine<Integer> sendAll(String... texts) {
      List<Coroutine<Void>> sendings = new ArrayList<>();
      for (String text : texts) {
        sendings.add(mail.send(text));
      }
      await(sendings.get(0));
      return done(mail.sent);
    }

    @AsyncTest
    @Async
    Coroutine<Void> forgets() {
      assertEquals(2, await(sendAll("hi", "there")));
      return done();
    }

    @AsyncTest
    @Async
    Coroutine<Void> forgetsNothing() {
      assertEquals(2, await(sendAll("hi")));
      return done();
    }
  }

  /** For Jupiter. */
  @ExtendWith(HeddleExtension.class)
  static class PlainCases {
    private final Mail mail = new Mail();

    @Test
    void forgets(EventLoop loop) {
      List<Coroutine<Void>> sendings = List.of(mail.send("hi"), mail.send("there"));
      loop.runUntilComplete(sendings.get(0));
    }

    @Test
    void forgetsNothing(EventLoop loop) {
      loop.runUntilComplete(mail.send("hi"));
    }
  }

  private static List<String> run(String engine, Class<?> cases) {
    List<String> outcomes = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(cases))
                .filters(EngineFilter.includeEngines(engine))
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  String failure = result.getThrowable().map(Throwable::getMessage).orElse("well");
                  outcomes.add(test.getDisplayName() + ": " + failure);
                }
              }
            });
    outcomes.sort(null);
    return outcomes;
  }

  private static void requireForgotten(String test, String place, List<String> outcomes) {
    assertEquals(2, outcomes.size());
    String failure = outcomes.get(0);
    String expected =
        test
            + """
            : the test left something behind:
            - coroutine 'send' was never awaited; await it, make a task of it, or close() it.\
             It was made here:
                  at dev.heddle.samples.tested.ForgottenIT$\
            """
            + place
            + "(ForgottenIT.java:";
    assertTrue(failure.startsWith(expected), failure);
    assertTrue(outcomes.get(1).endsWith(": well"), outcomes.get(1));
  }

  @Test
  void theEngineFindsWhatIsForgotten() {
    requireForgotten("forgets()", "AsyncCases.sendAll", run(HeddleTestEngine.ID, AsyncCases.class));
  }

  @Test
  void theExtensionFindsWhatIsForgotten() {
    requireForgotten(
        "forgets(EventLoop)", "PlainCases.forgets", run("junit-jupiter", PlainCases.class));
  }
}
