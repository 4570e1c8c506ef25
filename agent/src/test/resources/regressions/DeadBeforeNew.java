import static dev.heddle.Asyncio.*;

import dev.heddle.*;
import dev.heddle.weaver.harness.Probe;

/** Behind two awaits a reference is dead where an object is begun, whose argument has branches. */
public class P {
  @Async
  static Coroutine<String> run(Probe p) {
    String text = "text";
    int n = 0;
    for (int i = 0; i < 2; i++) {
      n += await(p.later(i));
    }
    if (n == 100) {
      return done(text);
    }
    return done(new StringBuilder(n == 5 ? "five " : "other ").append(n).toString());
  }
}
