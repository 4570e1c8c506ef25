package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.util.List;

/** Async methods of records and enums, and of local and inner classes. */
public final class Nested {

  private Nested() {}

  /** A closed family of records. */
  sealed interface Expr permits Num, Sum, Neg {}

  record Num(int value) implements Expr {}

  record Sum(Expr left, Expr right) implements Expr {
    Sum {
      java.util.Objects.requireNonNull(left);
    }

    @Async
    static Coroutine<Sum> of(Probe p, int a, int b) {
      return done(new Sum(new Num(await(p.later(a))), new Num(await(p.later(b)))));
    }
  }

  record Neg(Expr inner) implements Expr {}

  @Async
  private static Coroutine<Integer> eval(Probe p, Expr e) {
    if (e instanceof Num n) {
      return done(await(p.later(n.value())));
    } else if (e instanceof Sum s && await(p.later(true))) {
      return done(await(eval(p, s.left())) + await(eval(p, s.right)));
    }
    return done(-await(eval(p, ((Neg) e).inner)));
  }

  @Async
  static Coroutine<String> sealedRecords(Probe p) {
    Sum sum = await(Sum.of(p, 3, 4));
    return done(sum + "=" + await(eval(p, new Neg(new Sum(sum, new Num(await(p.later(5))))))));
  }

  private enum Op {
    PLUS("+") {
      @Async
      @Override
      Coroutine<Integer> apply(Probe p, int a, int b) {
        return done(a + await(p.later(b)));
      }
    },
    TIMES("*") {
      @Async
      @Override
      Coroutine<Integer> apply(Probe p, int a, int b) {
        int sum = 0;
        for (int i = 0; i < b; i++) {
          sum = await(PLUS.apply(p, sum, a));
        }
        return done(sum);
      }
    };

    private final String sign;

    Op(String sign) {
      this.sign = sign;
    }

    @Async
    abstract Coroutine<Integer> apply(Probe p, int a, int b);

    @Async
    static Coroutine<Op> bySign(Probe p, String sign) {
      for (Op op : values()) {
        if (op.sign.equals(await(p.later(sign)))) {
          return done(op);
        }
      }
      throw new IllegalArgumentException(sign);
    }
  }

  @Async
  static Coroutine<String> enumsWithBodies(Probe p) {
    Op op = await(Op.bySign(p, "*"));
    int product = await(op.apply(p, await(p.later(3)), 4));
    return done(op + "" + product + Op.valueOf(await(p.later("PLUS"))).ordinal());
  }

  @Async
  static Coroutine<String> localClasses(Probe p) {
    int captured = await(p.later(5));
    record LocalRecord(int n) {
      @Async
      Coroutine<Integer> plus(Probe q, int m) {
        return done(n + await(q.later(m)));
      }
    }
    enum LocalEnum {
      A;

      @Async
      Coroutine<String> text(Probe q) {
        return done(name() + await(q.later(ordinal())));
      }
    }
    interface LocalInterface {
      @Async
      default Coroutine<String> get(Probe q) {
        return done(await(q.later("local")));
      }
    }
    class LocalClass implements LocalInterface {
      final int own = captured * 2;

      @Async
      Coroutine<String> both(Probe q) {
        class Deeper {
          @Async
          Coroutine<String> all() {
            return done(own + "" + captured + await(p.later("deeper")) + await(get(q)));
          }
        }
        return done(await(new Deeper().all()) + await(q.later(captured)));
      }
    }
    return done(
        await(new LocalRecord(1).plus(p, 2))
            + await(LocalEnum.A.text(p))
            + await(new LocalClass().both(p)));
  }

  /** Inner classes in each other. */
  private class Outer {
    private final String name = "outer";

    private class Middle {
      private class Innermost {
        @Async
        private Coroutine<String> path(Probe p) {
          String s = await(p.later(name));
          return done(s + Nested.this.hidden(s).size() + await(Outer.this.own(p, 1.5)));
        }
      }
    }

    @Async
    private Coroutine<Double> own(Probe p, double d) {
      return done(d * await(p.later(2)));
    }
  }

  private List<String> hidden(String s) {
    return List.of(s);
  }

  @Async
  static Coroutine<String> innerOfInner(Probe p) {
    Outer outer = new Nested().new Outer();
    return done(await(outer.new Middle().new Innermost().path(p)));
  }
}
