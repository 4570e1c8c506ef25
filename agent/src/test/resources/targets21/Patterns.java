package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.util.List;
import java.util.function.Function;

/** Patterns as Java has them since 21 and 22. */
public final class Patterns {

  private Patterns() {}

  sealed interface Shape permits Circle, Rect, Group {}

  record Circle(double radius) implements Shape {}

  record Rect(double width, double height) implements Shape {}

  record Group(Shape first, List<Shape> rest) implements Shape {}

  enum Colour {
    RED,
    GREEN
  }

  @Async
  private static Coroutine<Double> area(Probe p, Shape shape) {
    return done(
        switch (shape) {
          case Circle(double radius) when radius > await(p.later(2.0)) -> await(p.later(100.0));
          case Circle c -> c.radius() * await(p.later(3.0));
          case Rect(var w, var h) -> w * await(p.later(h));
          case Group(Circle(double r), List<Shape> rest) -> r + await(area(p, rest.get(0)));
          case Group(Shape first, var rest) -> {
            double sum = await(area(p, first));
            for (Shape other : rest) {
              sum += await(area(p, other));
            }
            yield sum;
          }
        });
  }

  @Async
  static Coroutine<String> sealedFamilies(Probe p) {
    Shape rect = new Rect(2, await(p.later(4.0)));
    return done(
        await(area(p, rect))
            + " "
            + await(area(p, new Circle(1)))
            + " "
            + await(area(p, new Circle(5)))
            + " "
            + await(area(p, new Group(new Circle(9), List.of(rect))))
            + " "
            + await(area(p, new Group(rect, List.of(rect, new Circle(0.5))))));
  }

  @Async
  static Coroutine<String> switchOverAwaitedObject(Probe p) {
    StringBuilder s = new StringBuilder();
    Object[] all = {1, -1, "text", "", 2L, Colour.GREEN, new int[] {7}, 'c', null};
    for (Object each : all) {
      s.append(
          switch (await(p.later(each))) {
            case null -> "null" + await(p.later("!"));
            case Integer i when i > await(p.later(0)) -> "positive " + i;
            case Integer i -> await(p.later("int ")) + i;
            case String t when t.isEmpty() -> await(p.later("empty"));
            case String t -> t + await(p.later(t.length()));
            case Colour c when c == await(p.later(Colour.GREEN)) -> c.name();
            case int[] array -> array[0] + await(p.later(1));
            case Long l -> {
              long twice = l * await(p.later(2L));
              yield String.valueOf(twice);
            }
            default -> each.getClass().getSimpleName();
          });
      s.append(' ');
    }
    return done(s.toString());
  }

  @Async
  static Coroutine<String> enumsAndConstants(Probe p) {
    String s = "";
    for (Colour colour : Colour.values()) {
      s +=
          switch (await(p.later(colour))) {
            case RED -> await(p.later("r"));
            case GREEN -> "g" + await(p.later(1));
          };
    }
    CharSequence text = await(p.later((CharSequence) "Aa"));
    s +=
        switch (text) {
          case String t when t.equals("BB") -> "collides";
          case String t -> await(p.later(t));
          default -> "other";
        };
    return done(s);
  }

  @Async
  static Coroutine<String> recordPatternsInConditions(Probe p) {
    Object o = await(p.later((Object) new Group(new Rect(1, 2), List.of())));
    if (o instanceof Group(Rect(double w, double h), var rest) && w < await(p.later(h))) {
      return done(w + h + rest.size() + await(p.later(" matched")));
    }
    return done("no");
  }

  @Async
  static Coroutine<String> unnamed(Probe p) {
    int n = 0;
    for (String _ : List.of("a", "b")) {
      n += await(p.later(1));
    }
    Function<Object, Coroutine<Integer>> ignoring = _ -> done(await(p.later(10)));
    try {
      await(p.failing(new IllegalStateException()));
    } catch (IllegalStateException _) {
      n += await(ignoring.apply("x"));
    }
    Object o = new Rect(3, 4);
    return done(n + (o instanceof Rect(_, double h) ? "" + h : "") + await(p.later("!")));
  }

  @Async
  static Coroutine<String> patternFailsInDeconstruction(Probe p) {
    record Bad(int n) {
      public int n() {
        throw new IllegalStateException("accessor");
      }
    }
    Object bad = new Bad(await(p.later(1)));
    try {
      return done(
          switch (bad) {
            case Bad(int n) when n > await(p.later(0)) -> "never";
            default -> "no";
          });
    } catch (MatchException e) {
      return done(await(p.later("match ")) + e.getCause().getMessage());
    }
  }
}
