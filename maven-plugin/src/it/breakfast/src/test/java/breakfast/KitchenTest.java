package breakfast;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import org.junit.jupiter.api.Test;

class KitchenTest {
  @Test
  void aWovenClassRuns() {
    assertEquals("fried eggs and fried ham", run(new Kitchen().breakfast()));
  }

  @Test
  void aWovenTestClassRuns() {
    assertEquals(24, run(length()));
  }

  @Async
  private Coroutine<Integer> length() {
    return done(await(new Kitchen().breakfast()).length());
  }
}
