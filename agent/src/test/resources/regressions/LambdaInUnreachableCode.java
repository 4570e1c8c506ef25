import static dev.heddle.Asyncio.*;

import dev.heddle.*;
import dev.heddle.weaver.harness.Probe;
import java.util.function.Supplier;

/** javac leaves the lambda's creation out, but not its body. */
public class P {
  @Async
  static Coroutine<String> run(Probe p) {
    if (false) {
      Supplier<Coroutine<Integer>> never = () -> done(await(p.later(1)));
      p.log(await(never.get()));
    }
    return done(await(p.later("done")));
  }
}
