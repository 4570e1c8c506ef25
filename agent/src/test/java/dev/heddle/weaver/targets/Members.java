package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Async methods in classes of every kind, lambdas and method references. */
public final class Members {

  private Members() {}

  /** An interface with async methods of every kind. */
  interface Shape {
    String name();

    @Async
    Coroutine<Double> area(Probe p);

    @Async
    default Coroutine<String> describe(Probe p) {
      double area = await(area(p));
      return done(name() + " of " + area + await(suffix(p)) + await(fixed(p, 2L)));
    }

    @Async
    private Coroutine<String> suffix(Probe p) {
      return done(await(p.later("!")) + name().length());
    }

    @Async
    static Coroutine<Long> fixed(Probe p, long n) {
      return done(n + await(p.later(40)));
    }
  }

  /** A record. */
  record Square(double side) implements Shape {
    @Override
    public String name() {
      return "square";
    }

    @Async
    @Override
    public Coroutine<Double> area(Probe p) {
      return done(side * await(p.later(side)));
    }
  }

  /** An abstract class with a method that subclasses override and call. */
  abstract static class Base implements Shape {
    int calls;

    @Async
    @Override
    public Coroutine<Double> area(Probe p) {
      calls++;
      await(p.later(0));
      return done(1.0);
    }
  }

  /** Overrides, and calls what it overrides. */
  static final class Derived extends Base {
    @Override
    public String name() {
      return "derived";
    }

    @Async
    @Override
    public Coroutine<Double> area(Probe p) {
      double base = await(super.area(p));
      return done(base + await(p.later(0.5)) + calls);
    }
  }

  /** An enum whose constants have bodies. */
  enum Step {
    ONE {
      @Async
      @Override
      Coroutine<Integer> run(Probe p) {
        return done(await(p.later(1)) + ordinal());
      }
    },
    TWO {
      @Async
      @Override
      Coroutine<Integer> run(Probe p) {
        int first = await(ONE.run(p));
        return done(first + await(p.later(2)));
      }
    };

    @Async
    abstract Coroutine<Integer> run(Probe p);
  }

  @Async
  static Coroutine<String> interfaces(Probe p) {
    Shape shape = new Square(3);
    return done(
        await(shape.describe(p)) + await(new Derived().describe(p)) + await(Shape.fixed(p, 1)));
  }

  @Async
  static Coroutine<Integer> enums(Probe p) {
    int sum = 0;
    for (Step step : Step.values()) {
      sum += await(step.run(p));
    }
    return done(sum);
  }

  @Async
  static Coroutine<String> lambdas(Probe p) {
    int base = await(p.later(10));
    IntFunction<Coroutine<Integer>> add =
        n -> {
          int got = await(p.later(n));
          return done(base + got);
        };
    Supplier<Coroutine<String>> text = () -> done(await(p.later("t")) + await(add.apply(1)));
    return done(await(add.apply(5)) + await(text.get()));
  }

  @Async
  static Coroutine<String> methodReferences(Probe p) {
    Function<Probe, Coroutine<Integer>> enumerate = Members::enums;
    Function<Probe, Coroutine<String>> plain = Members::unannotated;
    return done(await(enumerate.apply(p)) + await(plain.apply(p)));
  }

  /** Woven because a method reference names it. */
  private static Coroutine<String> unannotated(Probe p) {
    return done(await(p.later("plain")));
  }

  /** An inner class reads the fields of the outer object. */
  private final class Inner {
    @Async
    Coroutine<String> read(Probe p) {
      await(p.later(0));
      return done(Members.this.secret + await(p.later("inner")));
    }
  }

  private final String secret = "secret ";

  @Async
  static Coroutine<String> innerClasses(Probe p) {
    Members members = new Members();
    String local = await(p.later("local"));
    class Local {
      @Async
      Coroutine<String> get() {
        return done(await(p.later(local)) + members.secret);
      }
    }
    Supplier<Coroutine<String>> anonymous =
        new Supplier<>() {
          @Async
          @Override
          public Coroutine<String> get() {
            String s = await(p.later("anonymous "));
            return done(s + local);
          }
        };
    return done(
        await(members.new Inner().read(p)) + await(new Local().get()) + await(anonymous.get()));
  }

  /** A generic base whose method is overridden with a narrower type: the compiler makes bridges. */
  abstract static class Source<T> {
    @Async
    abstract Coroutine<T> get(Probe p, T seed);
  }

  /** Gives strings. */
  static final class StringSource extends Source<String> {
    @Async
    @Override
    Coroutine<String> get(Probe p, String seed) {
      return done(seed + await(p.later("bridged")));
    }
  }

  @Async
  static Coroutine<String> bridges(Probe p) {
    Source<String> source = new StringSource();
    return done(await(source.get(p, "s ")));
  }
}
