import static dev.heddle.Asyncio.*;

import dev.heddle.*;
import dev.heddle.weaver.harness.Probe;

/** Two awaits keep a variable of the same name and type, which has a slot for each. */
public class P {
  @Async
  static Coroutine<String> run(Probe p) {
    return done(await(rest(p, true)) + await(rest(p, false)));
  }

  @Async
  static Coroutine<String> rest(Probe p, boolean first) {
    if (first) {
      String rest = "first";
      await(p.later(1));
      return done(rest);
    }
    String gap = "gap";
    String rest = "second";
    await(p.later(2));
    return done(rest);
  }
}
