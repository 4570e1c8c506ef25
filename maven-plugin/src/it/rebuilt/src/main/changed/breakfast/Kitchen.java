package breakfast;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.sleep;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import java.time.Duration;

public class Kitchen {
  @Async
  public Coroutine<String> breakfast() {
    await(sleep(Duration.ofMillis(1)));
    return done("cereal");
  }
}
