package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Awaits in try, catch, finally and try-with-resources. */
public final class Exceptions {

  private Exceptions() {}

  @Async
  static Coroutine<String> caught(Probe p) {
    String s = "before";
    try {
      s = "inside";
      await(p.failing(new IOException("boom")));
      p.log("unreachable");
    } catch (Exception e) {
      return done(s + " caught " + e.getMessage());
    }
    return done("not caught");
  }

  @Async
  static Coroutine<String> uncaught(Probe p) {
    await(p.later(1));
    p.log("throwing");
    await(p.failing(new IllegalStateException("out")));
    return done("no");
  }

  @Async
  static Coroutine<String> thrownByCallee(Probe p) {
    try {
      await(throwing(p, 2));
    } catch (IOException e) {
      return done("io " + e.getMessage());
    }
    return done("no");
  }

  @Async
  private static Coroutine<Void> throwing(Probe p, int depth) throws IOException {
    await(p.later(depth));
    if (depth == 0) {
      throw new FileNotFoundException("deep");
    }
    await(throwing(p, depth - 1));
    p.log("unreachable");
    return done();
  }

  @Async
  static Coroutine<String> throughCallers(Probe p) throws IOException {
    int before = await(p.later(5));
    try {
      await(throwing(p, 3));
    } finally {
      p.log("finally " + before);
    }
    return done("no");
  }

  @Async
  static Coroutine<String> awaitInCatch(Probe p) {
    String s = "";
    try {
      await(p.failing(new IllegalArgumentException("first")));
    } catch (IllegalArgumentException e) {
      s += await(p.later("in catch ")) + e.getMessage();
      await(p.later(0));
      s += e.getMessage();
    }
    return done(s);
  }

  @Async
  static Coroutine<String> awaitInFinally(Probe p) {
    StringBuilder s = new StringBuilder();
    try {
      s.append(await(p.later("try ")));
    } finally {
      s.append(await(p.later("finally ")));
    }
    try {
      s.append(await(p.later("again")));
      throw new IllegalStateException("thrown");
    } catch (IllegalStateException e) {
      s.append(e.getMessage());
    } finally {
      s.append(await(p.later("!")));
    }
    return done(s.toString());
  }

  @Async
  static Coroutine<String> failureThroughFinally(Probe p) {
    try {
      await(p.failing(new IllegalStateException("kept")));
    } finally {
      p.log(await(p.later("cleaning")));
    }
    return done("no");
  }

  @Async
  static Coroutine<String> returnThroughFinally(Probe p) {
    for (int i = 0; ; i++) {
      try {
        if (await(p.later(i)) == 2) {
          return done("returned " + i);
        }
        if (i == 1) {
          continue;
        }
        p.log("body " + i);
      } finally {
        p.log("finally " + await(p.later(i)));
      }
    }
  }

  @Async
  @SuppressWarnings("finally")
  static Coroutine<String> returnInFinally(Probe p) {
    try {
      await(p.failing(new IllegalStateException("swallowed")));
      return done("no");
    } finally {
      return done(await(p.later("from finally")));
    }
  }

  @Async
  static Coroutine<String> nestedTry(Probe p) {
    String s = "";
    try {
      try {
        await(p.failing(new IllegalStateException("inner")));
      } catch (IllegalArgumentException e) {
        s += "wrong";
      } finally {
        s += "f" + await(p.later(1));
        await(p.failing(new IllegalArgumentException("replaced")));
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      s += e.getMessage();
      try {
        await(p.failing(e));
      } catch (RuntimeException again) {
        s += again == e;
      }
    }
    return done(s);
  }

  /** A resource that shows in the log when it is opened and closed. */
  private record Resource(Probe p, String name, boolean fails) implements AutoCloseable {
    Resource {
      p.log("open " + name);
    }

    @Override
    public void close() throws IOException {
      p.log("close " + name);
      if (fails) {
        throw new IOException("close of " + name);
      }
    }
  }

  @Async
  static Coroutine<String> resources(Probe p) throws IOException {
    try (Resource a = new Resource(p, await(p.later("a")), false);
        Resource b = new Resource(p, await(p.later("b")), await(p.later(false)))) {
      p.log(await(p.later("using ")) + a.name() + b.name());
    }
    return done("closed");
  }

  @Async
  static Coroutine<String> suppressed(Probe p) {
    try (Resource a = new Resource(p, "a", true)) {
      await(p.failing(new IllegalStateException("body " + a.name())));
    } catch (IOException | IllegalStateException e) {
      return done(
          e.getMessage() + " suppressed " + await(p.later(e.getSuppressed()[0].getMessage())));
    }
    return done("no");
  }

  @Async
  static Coroutine<String> variablesInHandlers(Probe p) {
    int phase = 0;
    long sum = 100;
    String last = null;
    for (int i = 0; i < 4; i++) {
      try {
        phase = 1;
        last = await(p.later("x" + i));
        phase = 2;
        if (i % 2 == 1) {
          await(p.failing(new IllegalStateException("at " + i)));
        }
        phase = 3;
      } catch (IllegalStateException e) {
        sum += phase * 10L + i;
        last += e.getMessage();
      }
    }
    return done(phase + " " + sum + " " + last);
  }

  @Async
  static Coroutine<String> throwsWithoutAwait(Probe p) {
    try {
      await(failsAtOnce(p));
    } catch (ArithmeticException e) {
      return done(e.getMessage());
    }
    return done("no");
  }

  @Async
  private static Coroutine<Integer> failsAtOnce(Probe p) {
    p.log("dividing");
    return done(1 / (int) Integer.valueOf(0));
  }
}
