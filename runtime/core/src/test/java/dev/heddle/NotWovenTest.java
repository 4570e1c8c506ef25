package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NotWovenTest {
  private static final String PROPERTY = "dev.heddle.refused." + NotWovenTest.class.getName();

  @Test
  void awaitInAClassThatIsNotWovenShowsBothWaysOut() {
    NotWovenError refused =
        assertThrows(NotWovenError.class, () -> Asyncio.await(Asyncio.done("x")));
    assertEquals(
        """
        await was reached in dev.heddle.NotWovenTest, which has not been woven, so it cannot suspend.
        Weave it when it is loaded:
          java -javaagent:heddle-agent.jar ...
        or when it is built, in pom.xml:
          <plugin>
            <groupId>dev.heddle</groupId>
            <artifactId>heddle-maven-plugin</artifactId>
            <version>${heddle.version}</version>
            <executions>
              <execution>
                <goals>
                  <goal>weave</goal>
                </goals>
              </execution>
            </executions>
          </plugin>""",
        refused.getMessage());
  }

  @Test
  void soDoesTheAwaitOfAStage() {
    NotWovenError refused =
        assertThrows(
            NotWovenError.class, () -> Asyncio.await(CompletableFuture.completedFuture("x")));
    assertEquals(
        "await was reached in dev.heddle.NotWovenTest, which has not been woven, so it cannot"
            + " suspend.",
        refused.getMessage().lines().findFirst().orElseThrow());
  }

  @Test
  void whenTheAgentRefusedTheClassItsWordsAreShown() {
    System.setProperty(PROPERTY, "error[W0202]: cannot await while holding a monitor");
    try {
      String message =
          assertThrows(NotWovenError.class, () -> Asyncio.await(Asyncio.done("x"))).getMessage();
      assertEquals(
          """
          await in lambda(NotWovenTest.java:LINE) cannot suspend: the class dev.heddle.NotWovenTest was not woven, since the weaver refused it as a whole for this:

          error[W0202]: cannot await while holding a monitor""",
          message.replaceFirst("lambda[$\\w]*", "lambda").replaceFirst(":\\d+\\)", ":LINE)"));
    } finally {
      System.clearProperty(PROPERTY);
    }
  }

  @Async
  static Coroutine<Void> startsATask() {
    Asyncio.createTask(Asyncio.sleep(Duration.ZERO));
    return Asyncio.done();
  }

  @Test
  void aMethodThatRanWhenItWasCalledIsToldWhy() {
    assertEquals(
        """
        no running event loop; startsATask is @Async and ran when it was called, since dev.heddle.NotWovenTest has not been woven.
        Weave it when it is loaded:
          java -javaagent:heddle-agent.jar ...""",
        headOf(3, assertThrows(IllegalStateException.class, NotWovenTest::startsATask)));
  }

  @Test
  void soIsOneOfARefusedClass() {
    System.setProperty(PROPERTY, "error[W0202]: cannot await while holding a monitor");
    try {
      assertEquals(
          """
          no running event loop; startsATask is @Async and ran when it was called: the class dev.heddle.NotWovenTest was not woven, since the weaver refused it as a whole for this:

          error[W0202]: cannot await while holding a monitor""",
          headOf(3, assertThrows(IllegalStateException.class, NotWovenTest::startsATask)));
    } finally {
      System.clearProperty(PROPERTY);
    }
  }

  @Async
  static CompletableFuture<Void> startsATaskOnTheCallersThread() {
    Asyncio.createTask(Asyncio.sleep(Duration.ZERO));
    return CompletableFuture.completedFuture(null);
  }

  @Test
  void codeThatIsNoCoroutineIsTakenForWhatItIs() {
    String message =
        "no running event loop; call it in an @Async method that Asyncio.run(...) runs";
    assertEquals(
        message,
        assertThrows(
                IllegalStateException.class, () -> Asyncio.createTask(Asyncio.sleep(Duration.ZERO)))
            .getMessage());
    assertEquals(
        message,
        assertThrows(IllegalStateException.class, NotWovenTest::startsATaskOnTheCallersThread)
            .getMessage());
  }

  private static String headOf(int lines, Throwable thrown) {
    return String.join("\n", thrown.getMessage().lines().limit(lines).toList());
  }

  @Test
  void doneIsACoroutineAlsoWhereItIsNotWovenAway() {
    assertEquals("x", Asyncio.run(Asyncio.done("x")));
    assertEquals(null, Asyncio.run(Asyncio.done()));
  }
}
