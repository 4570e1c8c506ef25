package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Awaitable;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.targets.other.ProtectedBase;

/** Async methods of classes that inherit from classes and interfaces of every kind. */
public final class Kinds {

  private Kinds() {}

  /** Uses what its base in another package lets it use. */
  private static class Sub extends ProtectedBase {
    @Async
    @Override
    protected Coroutine<String> overridden(Probe p, long n) {
      field += await(p.later("+"));
      String fromBase = await(super.overridden(p, n + await(p.later(1L))));
      return done("sub " + fromBase + super.plain(field, await(p.later("second"))));
    }

    @Async
    Coroutine<String> all(Probe p) {
      counter = await(p.later(3));
      String text = await(inherited(p)) + await(count(p)) + counter;
      Nested nested = new Nested(await(p.later("own"))) {};
      return done(text + await(new Open("n").get(p)) + nested.toString().isEmpty());
    }

    /** Opens a protected class. */
    private static final class Open extends Nested {
      Open(String name) {
        super(name);
      }

      @Async
      @Override
      protected Coroutine<String> get(Probe p) {
        return done(await(super.get(p)) + name);
      }
    }
  }

  @Async
  static Coroutine<String> protectedMembers(Probe p) {
    return done(await(new Sub().all(p)));
  }

  /** Two interfaces with the same default method. */
  private interface Left {
    @Async
    default Coroutine<String> name(Probe p) {
      return done("left" + await(hidden(p)));
    }

    @Async
    private Coroutine<String> hidden(Probe p) {
      return done(await(Left.deeper(p, 2L)) + getClass().getSimpleName());
    }

    @Async
    private static Coroutine<String> deeper(Probe p, long n) {
      return done("deep" + await(p.later(n)));
    }
  }

  private interface Right {
    @Async
    default Coroutine<String> name(Probe p) {
      return done("right" + await(p.later(1)));
    }
  }

  private static final class Both implements Left, Right {
    @Async
    @Override
    public Coroutine<String> name(Probe p) {
      return done(await(Left.super.name(p)) + await(Right.super.name(p)) + await(p.later("!")));
    }
  }

  @Async
  static Coroutine<String> defaultMethodsOfTwoInterfaces(Probe p) {
    Left left = new Both();
    Right right = new Both();
    Right anonymous = new Right() {};
    return done(await(left.name(p)) + await(right.name(p)) + await(anonymous.name(p)));
  }

  /** A method whose overriders return more than it promises. */
  private abstract static class Wide {
    abstract Object get(Probe p);

    Awaitable<? extends CharSequence> other(Probe p) {
      return p.later("wide");
    }
  }

  private static class Narrow extends Wide {
    @Async
    @Override
    Coroutine<String> get(Probe p) {
      return done("narrow" + await(p.later(1)));
    }

    @Async
    @Override
    Coroutine<String> other(Probe p) {
      CharSequence inherited = await(super.other(p));
      return done(inherited + await(p.later("er")));
    }
  }

  @Async
  static Coroutine<String> covariantReturns(Probe p) {
    Wide wide = new Narrow();
    Object got = wide.get(p);
    return done(await((Coroutine<?>) got) + "" + await(wide.other(p)) + await(new Narrow().get(p)));
  }

  /** Generic twice, so that bridges stand between all of them. */
  private interface Step<A, B> {
    @Async
    Coroutine<B> run(Probe p, A input);

    @Async
    default <C> Coroutine<C> then(Probe p, A input, Step<? super B, C> next) {
      return done(await(next.run(p, await(run(p, input)))));
    }
  }

  private static class Length implements Step<String, Integer> {
    @Async
    @Override
    public Coroutine<Integer> run(Probe p, String input) {
      return done(input.length() * await(p.later(10)));
    }
  }

  private static final class Half extends Length implements Comparable<Half> {
    @Async
    @Override
    public Coroutine<Integer> run(Probe p, String input) {
      return done(await(super.run(p, input)) / await(p.later(2)));
    }

    @Override
    public int compareTo(Half other) {
      return 0;
    }
  }

  @Async
  static Coroutine<String> bridges(Probe p) {
    Step<String, Integer> half = new Half();
    Step<Number, String> text = (q, n) -> done(n + await(q.later("!")));
    return done(await(half.then(p, "four", text)) + await(half.run(p, "ab")));
  }

  /** Locks for a moment, but never while it waits. */
  private static final class Locked {
    private int n;

    @Async
    synchronized Coroutine<Boolean> underLock(int step) {
      n += step;
      return done(Thread.holdsLock(this));
    }

    @Async
    Coroutine<String> blocks(Probe p) {
      synchronized (this) {
        n++;
        synchronized (p) {
          n++;
        }
      }
      int got = await(p.later(10));
      synchronized (this) {
        n += got;
      }
      return done(n + "" + await(underLock(await(p.later(100)))) + Thread.holdsLock(this) + n);
    }
  }

  @Async
  static Coroutine<String> locksWithoutAwait(Probe p) {
    return done(await(new Locked().blocks(p)));
  }
}
