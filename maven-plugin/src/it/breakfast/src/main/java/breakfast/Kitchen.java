package breakfast;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.sleep;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.Task;
import java.time.Duration;

public class Kitchen {
  @Async
  Coroutine<String> fry(String thing, int millis) {
    await(sleep(Duration.ofMillis(millis)));
    return done("fried " + thing);
  }

  @Async
  public Coroutine<String> breakfast() {
    Task<String> eggs = createTask(fry("eggs", 20));
    Task<String> ham = createTask(fry("ham", 10));
    return done(await(eggs) + " and " + await(ham));
  }

  public static void main(String[] args) {
    System.out.println(run(new Kitchen().breakfast()));
  }
}
