package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.io.IOException;

/** Ways into and out of try, catch and finally, in Java 8. */
@SuppressWarnings("finally")
public final class Jumps {

  private Jumps() {}

  @Async
  static Coroutine<String> breakOutOfFinally(Probe p) {
    String s = "";
    for (int i = 0; i < 3; i++) {
      try {
        s += await(p.later("t" + i));
        if (i == 1) {
          await(p.failing(new IllegalStateException("lost")));
        }
      } finally {
        s += await(p.later("f"));
        if (i == 1) {
          break;
        }
      }
    }
    return done(s);
  }

  @Async
  static Coroutine<String> continueOutOfFinally(Probe p) {
    String s = "";
    for (int i = 0; i < 3; i++) {
      try {
        s += i;
        if (await(p.later(i)) == 1) {
          return done("never returned");
        }
        await(p.failing(new IllegalStateException("lost")));
      } finally {
        s += await(p.later("f"));
        continue;
      }
    }
    return done(s);
  }

  @Async
  static Coroutine<String> labelledOutOfNestedFinally(Probe p) {
    String s = "";
    outer:
    for (int i = 0; ; i++) {
      try {
        for (; ; ) {
          try {
            s += await(p.later(i));
            if (i < 2) {
              continue outer;
            }
            break outer;
          } finally {
            s += "in" + await(p.later(1));
          }
        }
      } finally {
        s += "out" + await(p.later(2));
      }
    }
    return done(s);
  }

  @Async
  static Coroutine<String> returnReplacesReturn(Probe p) {
    try {
      return done(await(p.later("first")));
    } finally {
      if (await(p.later(true))) {
        return done("second");
      }
      p.log("not reached");
    }
  }

  @Async
  static Coroutine<String> throwReplacesReturn(Probe p) {
    try {
      return done(await(p.later("first")));
    } finally {
      if (await(p.later(true))) {
        throw new IllegalStateException("instead");
      }
    }
  }

  @Async
  static Coroutine<Integer> valueIsFixedBeforeFinally(Probe p) {
    int n = await(p.later(1));
    try {
      return done(n);
    } finally {
      n = await(p.later(2));
      p.log(n);
    }
  }

  @Async
  static Coroutine<String> rethrown(Probe p) throws IOException {
    int n = 0;
    try {
      n = await(p.later(1));
      await(p.failing(new IOException("precise")));
    } catch (final Exception e) {
      p.log(await(p.later("rethrowing ")) + n + e.getMessage());
      throw e;
    } finally {
      p.log("finally " + await(p.later(n)));
    }
    return done("no");
  }

  @Async
  static Coroutine<String> catchOrder(Probe p) {
    String s = "";
    for (int i = 0; i < 4; i++) {
      try {
        try {
          Throwable failure =
              i == 0
                  ? new IOException("io")
                  : i == 1 ? new IllegalStateException("is") : new Error("er");
          if (i < 3) {
            await(p.failing(failure));
          }
          s += "none";
        } catch (IllegalStateException e) {
          s += await(p.later("state ")) + e.getMessage();
        } catch (RuntimeException e) {
          s += "never";
        } finally {
          s += await(p.later(i));
        }
      } catch (Error e) {
        s += await(p.later("error ")) + e.getMessage();
      } catch (Exception e) {
        s += e.getMessage() + await(p.later(" io"));
      }
    }
    return done(s);
  }

  /** Logs, and fails when told to. */
  private static final class Resource implements AutoCloseable {
    private final Probe p;
    private final String name;

    Resource(Probe p, String name) {
      p.log("open " + name);
      this.p = p;
      this.name = name;
    }

    @Override
    public void close() throws IOException {
      p.log("close " + name);
      throw new IOException("close " + name);
    }
  }

  @Async
  static Coroutine<String> suppressedInOrder(Probe p) throws IOException {
    try (Resource a = new Resource(p, await(p.later("a")));
        Resource b = new Resource(p, a.name + await(p.later("b")))) {
      await(p.failing(new IllegalStateException("body " + b.name)));
    }
    return done("no");
  }

  @Async
  static Coroutine<String> failureWhileOpening(Probe p) throws IOException {
    try (Resource a = new Resource(p, await(p.later("a")));
        Resource b =
            new Resource(p, await(p.<String>failing(new IllegalStateException("opening"))))) {
      p.log("never " + a + b);
    } catch (IllegalStateException e) {
      return done(e.getMessage() + await(p.later(1)) + e.getSuppressed()[0].getMessage());
    } finally {
      p.log(await(p.later("finally")));
    }
    return done("no");
  }

  @Async
  static Coroutine<String> nullResource(Probe p) throws IOException {
    try (Resource none = null) {
      p.log(await(p.later("with ")) + none);
    }
    return done("fine");
  }

  @Async
  static Coroutine<String> emptyParts(Probe p) {
    try {
      // nothing
    } finally {
      p.log(await(p.later("finally")));
    }
    try {
      await(p.failing(new IllegalStateException("dropped")));
    } catch (IllegalStateException e) {
      // nothing
    }
    return done("end");
  }

  @Async
  static Coroutine<String> thrownValueIsAwaited(Probe p) {
    throw new IllegalStateException(await(p.later(new RuntimeException("cause"))));
  }

  @Async
  static Coroutine<String> throwOfAwait(Probe p) {
    try {
      throw await(p.later(new IllegalArgumentException("awaited")));
    } catch (IllegalArgumentException e) {
      return done(e.getMessage());
    }
  }

  @Async
  static Coroutine<String> ordinaryFailuresAmongAwaits(Probe p) {
    String s = "";
    int[] array = new int[1];
    Object o = "text";
    for (int i = 0; i < 4; i++) {
      try {
        switch (i) {
          case 0:
            array[await(p.later(3))] = await(p.later(1));
            break;
          case 1:
            s += 1 / await(p.later(0));
            break;
          case 2:
            s += (Integer) o + await(p.later(1));
            break;
          default:
            s += await(p.later((String) null)).length();
        }
      } catch (RuntimeException e) {
        s += await(p.later(e.getClass().getSimpleName()));
      }
    }
    return done(s);
  }

  @Async
  static Coroutine<String> awaitBetweenNestedHandlers(Probe p) {
    StringBuilder s = new StringBuilder();
    try {
      try {
        try {
          await(p.failing(new IllegalStateException("a")));
        } catch (IllegalStateException a) {
          try {
            await(p.failing(new IllegalStateException(a.getMessage() + "b")));
          } catch (IllegalStateException b) {
            s.append(a.getMessage()).append(b.getMessage()).append(await(p.later("c")));
            b.addSuppressed(a);
            throw b;
          }
        }
      } finally {
        s.append(await(p.later("d")));
      }
    } catch (IllegalStateException e) {
      s.append(e.getSuppressed().length).append(await(p.later("e")));
    }
    return done(s.toString());
  }
}
