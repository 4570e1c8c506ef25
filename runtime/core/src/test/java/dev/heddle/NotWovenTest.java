package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NotWovenTest {
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
    String property = "dev.heddle.refused." + NotWovenTest.class.getName();
    System.setProperty(property, "error[W0202]: cannot await while holding a monitor");
    try {
      assertEquals(
          "error[W0202]: cannot await while holding a monitor",
          assertThrows(NotWovenError.class, () -> Asyncio.await(Asyncio.done("x"))).getMessage());
    } finally {
      System.clearProperty(property);
    }
  }

  @Test
  void doneIsACoroutineAlsoWhereItIsNotWovenAway() {
    assertEquals("x", Asyncio.run(Asyncio.done("x")));
    assertEquals(null, Asyncio.run(Asyncio.done()));
  }
}
