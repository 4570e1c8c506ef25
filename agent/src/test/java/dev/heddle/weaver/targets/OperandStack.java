package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Awaits with values beneath them on the operand stack, and objects under construction. */
public final class OperandStack {

  private static int counter;
  private int field;
  private long wide;

  private OperandStack() {}

  @Async
  static Coroutine<String> arguments(Probe p) {
    return done(
        join(p.seen(1), await(p.later(2L)), p.seen(3d), await(p.later("four")), p.seen('5')));
  }

  private static String join(int a, long b, double c, String d, char e) {
    return a + "|" + b + "|" + c + "|" + d + "|" + e;
  }

  @Async
  static Coroutine<Integer> arithmetic(Probe p) {
    int x = 7;
    return done(x * (p.seen(3) + await(p.later(4))) - (x << await(p.later(2))) % 5);
  }

  @Async
  static Coroutine<Double> wideArithmetic(Probe p) {
    long a = 10;
    double b = 0.5;
    return done(a * b + (a - await(p.later(3L))) * (b + await(p.later(1.5))));
  }

  @Async
  static Coroutine<String> arrayStores(Probe p) {
    int[] ints = new int[4];
    long[] longs = new long[2];
    Object[] objects = new Object[2];
    byte[] bytes = {1};
    char[][] chars = {{'a'}};
    int i = 0;
    ints[i++] = await(p.later(10));
    ints[i++] += await(p.later(20));
    ints[await(p.later(2))] = await(p.later(30));
    ints[i] ^= await(p.later(7));
    longs[1] -= await(p.later(5L));
    objects[0] = await(p.later("o"));
    bytes[0] += (byte) (int) await(p.later(3));
    chars[0][await(p.later(0))] = await(p.later('z'));
    return done(
        ints[0]
            + ","
            + ints[1]
            + ","
            + ints[2]
            + ","
            + longs[1]
            + ","
            + objects[0]
            + ","
            + bytes[0]
            + ","
            + chars[0][0]);
  }

  @Async
  static Coroutine<String> fields(Probe p) {
    OperandStack o = new OperandStack();
    counter = 1;
    o.field = await(p.later(3));
    o.field += await(p.later(4));
    o.wide += await(p.later(5L));
    counter += await(p.later(6));
    int before = o.field++;
    o.wide *= o.field - await(p.later(1));
    return done(o.field + " " + o.wide + " " + counter + " " + before);
  }

  @Async
  static Coroutine<String> conditions(Probe p) {
    boolean t = true;
    String s = t && await(p.later(true)) ? "yes" : "no";
    s += (!t || await(p.later(false))) ? "yes" : "no";
    s += await(p.later(5)) > await(p.later(4)) ? await(p.later("gt")) : await(p.later("le"));
    if (p.seen(2) < await(p.later(1)) || await(p.later("x")).equals(await(p.later("x")))) {
      s += "!";
    }
    return done(s);
  }

  @Async
  static Coroutine<String> concatenation(Probe p) {
    String s = "a" + 1 + await(p.later("b")) + 2L + await(p.later('c')) + p.seen(3) + 4f;
    s += await(p.later("d"));
    return done(s + null + await(p.later((Object) null)));
  }

  @Async
  static Coroutine<String> stringBuilder(Probe p) {
    StringBuilder b = new StringBuilder(await(p.later(16)));
    b.append(await(p.later("x"))).append(1).append(await(p.later(2.5))).insert(0, "[");
    return done(b.append(']').toString());
  }

  @Async
  static Coroutine<Integer> nestedAwaits(Probe p) {
    return done(await(add(p, await(add(p, 1, await(p.later(2)))), await(add(p, 3, 4)))));
  }

  @Async
  private static Coroutine<Integer> add(Probe p, int a, int b) {
    return done(a + await(p.later(b)));
  }

  /** An object whose construction shows in the log. */
  private static final class Box {
    private final Object content;

    Box(Probe p, long a, Object b) {
      p.log("Box " + a + " " + b);
      content = a + ":" + b;
    }

    @Override
    public String toString() {
      return "Box(" + content + ")";
    }
  }

  @Async
  static Coroutine<String> constructor(Probe p) {
    boolean b = await(p.later(true));
    Box box = new Box(p, 5L, b ? await(p.later("x")) : "y");
    return done(box.toString());
  }

  @Async
  static Coroutine<String> nestedConstructors(Probe p) {
    return done(
        "r"
            + new Box(
                p,
                await(p.later(1L)),
                new Box(p, p.seen(2L), new Box(p, await(p.later(3L)), await(p.later("in"))))));
  }

  @Async
  static Coroutine<Void> constructorForEffect(Probe p) {
    new Box(p, 1, await(p.later("effect")));
    return done();
  }

  @Async
  static Coroutine<String> constructorThatIsNotCrossed(Probe p) {
    String s = await(p.later("s"));
    Box box = new Box(p, 9L, s);
    await(p.later(0));
    return done(box + s);
  }

  @Async
  static Coroutine<String> constructorInCondition(Probe p) {
    String s = "" + (await(p.later(1)) > 0 ? new Box(p, 1, await(p.later("a"))) : new Box(p, 2, 0));
    int i = 0;
    while (i < 3) {
      s += new Box(p, i, i % 2 == 0 ? await(p.later(i)) : Integer.valueOf(-i));
      i++;
    }
    return done(s);
  }

  private static Probe noise;

  /** Its static initialiser shows when it runs. */
  private static final class Noisy {
    static {
      noise.log("Noisy initialised");
    }

    Noisy(int n) {
      noise.log("Noisy " + n);
    }
  }

  @Async
  static Coroutine<Void> initialisationOrder(Probe p) {
    noise = p;
    p.log("before");
    new Noisy(p.seen(1) + await(p.later(2)));
    return done();
  }

  @Async
  static Coroutine<String> arrayInitialiser(Probe p) {
    int[] a = {p.seen(1), await(p.later(2)), p.seen(3), await(p.later(4))};
    List<String> list = new ArrayList<>(List.of(await(p.later("l")), "m", await(p.later("n"))));
    return done(a[0] + a[1] * 10 + a[2] * 100 + a[3] * 1000 + list.toString());
  }

  @Async
  static Coroutine<String> chained(Probe p) {
    Map<String, Integer> map = Map.of("k", 3);
    return done(
        "abcdef".substring(map.get(await(p.later("k")))).concat(await(p.later("-"))).trim());
  }

  @Async
  static Coroutine<Integer> increments(Probe p) {
    int i = 5;
    int r = i++ + await(p.later(i)) + i-- - await(p.later(i)) + ++i;
    return done(r * 100 + i);
  }

  @Async
  static Coroutine<String> instanceOfAndCasts(Probe p) {
    Object o = await(p.later((Object) "text"));
    if (o instanceof String s && s.length() == await(p.later(4))) {
      return done(s + (int) (long) await(p.later(5L)));
    }
    return done("no");
  }
}
