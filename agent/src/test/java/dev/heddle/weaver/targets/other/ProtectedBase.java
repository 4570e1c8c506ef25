package dev.heddle.weaver.targets.other;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;

/** A base in another package, with protected members. */
public abstract class ProtectedBase {

  protected String field = "base";
  protected static int counter;

  protected ProtectedBase() {}

  @Async
  protected Coroutine<String> overridden(Probe p, long n) {
    await(p.later(0));
    return done("base " + field + await(p.later(n)));
  }

  @Async
  protected final Coroutine<String> inherited(Probe p) {
    return done(await(overridden(p, 7)) + await(p.later("!")));
  }

  @Async
  protected static Coroutine<Integer> count(Probe p) {
    return done(counter += await(p.later(1)));
  }

  protected String plain(Object first, Object second) {
    return "plain " + first + second;
  }

  /** A nested class that only subclasses see. */
  protected static class Nested {
    protected final String name;

    protected Nested(String name) {
      this.name = name;
    }

    @Async
    protected Coroutine<String> get(Probe p) {
      return done(name + await(p.later(" nested")));
    }
  }
}
