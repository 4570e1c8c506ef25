package kitchen;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;

public class Kitchen {
  private final Object stove = new Object();

  @Async
  Coroutine<String> boil() {
    synchronized (stove) {
      return done(await(egg()));
    }
  }

  @Async
  Coroutine<String> egg() {
    return done("egg");
  }
}
