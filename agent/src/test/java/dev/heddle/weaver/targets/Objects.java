package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.util.ArrayList;
import java.util.HashMap;

/** Objects under construction while their arguments are awaited, in Java 8. */
public final class Objects {

  private static Probe log;

  private Objects() {}

  /** Logs its construction. */
  static class Point {
    final long x;
    final double y;
    final Object label;

    Point(long x, double y, Object label) {
      log.log("Point " + x + " " + y + " " + label);
      this.x = x;
      this.y = y;
      this.label = label;
    }

    Point(Object... labels) {
      this(labels.length, 0, labels[0]);
    }

    @Override
    public String toString() {
      return "(" + x + " " + y + " " + label + ")";
    }
  }

  @Async
  static Coroutine<String> nestedUnderConditions(Probe p) {
    log = p;
    String s = "";
    for (int i = 0; i < 4; i++) {
      boolean even = i % 2 == 0;
      s +=
          new Point(
              5L + i,
              even ? await(p.later(0.5)) : i,
              i < 2
                  ? new Point(await(p.later(1L)), 2, even ? await(p.later("x")) : "y")
                  : even ? new Point(3, 4, "z") : await(p.later((Object) "w")));
    }
    return done(s);
  }

  @Async
  static Coroutine<String> variableArguments(Probe p) {
    log = p;
    return done("" + new Point(await(p.later("a")), "b", await(p.later(3))) + new Point("c"));
  }

  @Async
  static Coroutine<String> inArraysFieldsAndCalls(Probe p) {
    log = p;
    Point[] points = {new Point(1, 2, await(p.later("a"))), null};
    points[await(p.later(1))] = new Point(await(p.later(3L)), 4, points[0].label);
    Object label = new Point(5, await(p.later(6d)), new ArrayList<>()).label;
    throw new IllegalStateException(
        points[0] + "" + points[1] + label + new StringBuilder(await(p.later("end"))));
  }

  @Async
  static Coroutine<String> anonymousAndInner(Probe p) {
    log = p;
    final String captured = await(p.later("captured"));
    Point anonymous =
        new Point(await(p.later(1L)), 2, await(p.later("anon"))) {
          @Override
          public String toString() {
            return captured + super.toString();
          }
        };
    Objects outer = new Objects();
    return done(anonymous + "" + outer.new Inner(await(p.later(4))));
  }

  /** Holds the outer object, which the constructor takes as an argument. */
  private final class Inner {
    private final int n;

    Inner(int n) {
      this.n = n;
    }

    @Override
    public String toString() {
      return "inner " + n + (Objects.this.hashCode() == Objects.this.hashCode());
    }
  }

  /** Shows when it is initialised. */
  static final class First {
    static {
      log.log("First initialised");
    }

    First(Object a, Object b) {
      log.log("First " + a + " " + b);
    }
  }

  /** Shows when it is initialised. */
  static final class Second {
    static final Object VALUE = logged();

    private static Object logged() {
      log.log("Second initialised");
      return "value";
    }
  }

  @Async
  static Coroutine<Void> initialisationIsAsInJava(Probe p) {
    log = p;
    p.log("before");
    new First(await(p.later(p.seen(1))), Second.VALUE);
    new First(Second.VALUE, await(p.later(2)));
    return done();
  }

  /** Its initialiser fails: an error that comes before the arguments are evaluated. */
  static final class Broken {
    static {
      if (log != null) {
        throw new IllegalStateException("broken");
      }
    }

    Broken(Object argument) {}
  }

  @Async
  static Coroutine<String> failingInitialiser(Probe p) {
    log = p;
    try {
      new Broken(p.seen(await(p.later("never"))));
    } catch (ExceptionInInitializerError e) {
      p.log("caught " + e.getCause().getMessage());
    }
    try {
      new Broken(p.seen(await(p.later("never"))));
    } catch (NoClassDefFoundError e) {
      return done("erroneous from now on");
    }
    return done("no");
  }

  /** Its constructor fails. */
  static final class Picky {
    Picky(int n) {
      if (n < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  @Async
  static Coroutine<String> failingConstructor(Probe p) {
    try {
      new Picky(await(p.later(-1)));
    } catch (IllegalArgumentException e) {
      return done(e.getMessage() + await(p.later("!")));
    }
    return done("no");
  }

  @Async
  static Coroutine<String> failingArgument(Probe p) {
    log = p;
    Point kept = new Point(1, 2, 3);
    try {
      kept = new Point(4, 5, await(p.failing(new IllegalStateException("argument"))));
    } catch (IllegalStateException e) {
      p.log(e.getMessage());
    }
    return done(kept.toString());
  }

  @Async
  static Coroutine<String> inLoops(Probe p) {
    log = p;
    HashMap<Integer, Point> map = new HashMap<>(await(p.later(4)));
    for (int i = 0; i < 3; i++) {
      if (map.put(i, new Point(i, await(p.later(i * 0.5)), map.get(i - 1))) != null) {
        break;
      }
    }
    return done(map.toString());
  }

  @Async
  static Coroutine<String> boxesAndGenerics(Probe p) {
    ArrayList<ArrayList<String>> lists = new ArrayList<ArrayList<String>>(await(p.later(2)));
    lists.add(new ArrayList<String>(java.util.Collections.nCopies(await(p.later(2)), "n")));
    return done(lists + new String(new char[] {await(p.later('c')), 'd'}, await(p.later(0)), 2));
  }
}
