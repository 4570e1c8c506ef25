package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;

/** Every way to end an async method. */
public final class Returns {

  private Returns() {}

  @Async
  static Coroutine<String> conditional(Probe p) {
    String s = "";
    for (int i = 0; i < 3; i++) {
      s += await(pick(p, i));
    }
    return done(s);
  }

  @Async
  private static Coroutine<String> pick(Probe p, int i) {
    return i == 0 ? done("zero") : i == 1 ? named(p, "one") : done(await(p.later("more")));
  }

  @Async
  private static Coroutine<String> named(Probe p, String name) {
    p.log("named " + name);
    await(p.later(name));
    return done(name);
  }

  @Async
  static Coroutine<String> tailCall(Probe p) {
    p.log("before");
    return named(p, await(p.later("tail")));
  }

  @Async
  static Coroutine<Integer> tailRecursion(Probe p) {
    return countdown(p, 50, 0);
  }

  @Async
  private static Coroutine<Integer> countdown(Probe p, int n, int sum) {
    if (n == 0) {
      return done(sum);
    }
    int step = await(p.later(n));
    return countdown(p, n - 1, sum + step);
  }

  @Async
  static Coroutine<String> viaVariable(Probe p) {
    Coroutine<String> result = done("kept");
    await(p.later(0));
    return result;
  }

  @Async
  static Coroutine<String> throughFinally(Probe p) {
    try {
      return done("value");
    } finally {
      await(p.later(0));
      p.log("finally");
    }
  }

  @Async
  static Coroutine<String> ofNull(Probe p) {
    await(p.later(0));
    return done(null);
  }

  @Async
  static Coroutine<Object> boxed(Probe p) {
    if (await(p.later(true))) {
      return done(3L);
    }
    return done('c');
  }

  @Async
  static Coroutine<String> fromSwitch(Probe p) {
    return switch (await(p.later(2))) {
      case 1 -> done("one");
      case 2 -> named(p, "two");
      default -> throw new IllegalStateException();
    };
  }
}
