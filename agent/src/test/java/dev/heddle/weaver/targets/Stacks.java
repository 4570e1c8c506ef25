package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.util.Arrays;

/** Awaits with a non-empty operand stack, in Java 8: strings are put together by a builder. */
public final class Stacks {

  private static long total;
  private static int[] shared = {1, 2, 3};
  private String text = "t";
  private final double[][] grid = {{1, 2}, {3, 4}};

  private Stacks() {}

  @Async
  static Coroutine<String> concatenation(Probe p) {
    char c = 'c';
    String s = "a" + 1 + await(p.later("b")) + 2L + await(p.later('x')) + p.seen(3) + 4f + c;
    s += await(p.later("d"));
    s += "e" + (await(p.later(true)) ? "f" + await(p.later(1.5)) : "g" + s);
    return done(s + null + await(p.later((Object) null)) + new char[0].length);
  }

  @Async
  static Coroutine<String> compoundAssignmentsOfArrays(Probe p) {
    int i = 0;
    byte[] bytes = {1, 2, 3};
    short[] shorts = {100, 200};
    char[] chars = {'a', 'b'};
    boolean[] flags = {true, false};
    float[] floats = {1.5f, 2.5f};
    double[] doubles = {0.5, 0.25};
    String[] strings = {"s", "t"};
    bytes[i++] += await(p.later(300));
    bytes[i] <<= await(p.later(2));
    shorts[i--] -= await(p.later(70_000));
    chars[await(p.later(1))] += await(p.later(1));
    flags[0] &= await(p.later(false));
    flags[1] |= await(p.later(true));
    floats[1] *= await(p.later(2f));
    doubles[1] /= await(p.later(0.5));
    strings[i] += await(p.later("u")) + i;
    strings[++i] += await(p.later(7L));
    return done(
        Arrays.toString(bytes)
            + Arrays.toString(shorts)
            + Arrays.toString(chars)
            + Arrays.toString(flags)
            + Arrays.toString(floats)
            + Arrays.toString(doubles)
            + Arrays.toString(strings));
  }

  @Async
  static Coroutine<String> incrementsOfElements(Probe p) {
    long[] longs = {5, 6};
    int a = shared[await(p.later(0))]++ + await(p.later(10));
    long b = --longs[await(p.later(1))] * await(p.later(3L));
    longs[await(p.later(0))] = shared[1] = await(p.later(9));
    total = longs[0] += await(p.later(2));
    int result = a + shared[0] * 100 + shared[1] * 1000;
    shared[0] = 1;
    shared[1] = 2;
    return done(result + " " + b + " " + total + " " + longs[0] + longs[1]);
  }

  @Async
  static Coroutine<String> compoundAssignmentsOfFields(Probe p) {
    Stacks s = new Stacks();
    s.text += await(p.later("u"));
    Stacks[] array = {s, new Stacks()};
    array[await(p.later(1))].text += await(p.later("v")) + array[0].text;
    array[0].grid[await(p.later(1))][0] += await(p.later(0.5));
    total = 1;
    total <<= await(p.later(3));
    total += await(p.later(0.75));
    return done(s.text + array[1].text + s.grid[1][0] + total);
  }

  @Async
  static Coroutine<String> assignmentKeepsTheArrayItBeganWith(Probe p) {
    int[] a = {1, 2};
    int[] b = a;
    a[0] = (a = new int[] {7, 8})[1] + await(p.later(1));
    return done(a[0] + " " + b[0]);
  }

  @Async
  static Coroutine<String> arraysOfArrays(Probe p) {
    int[][] sized = new int[await(p.later(2))][await(p.later(3))];
    long[][][] partly = new long[await(p.later(1))][2][];
    sized[1][2] = await(p.later(5));
    partly[0][await(p.later(1))] = new long[] {await(p.later(6L)), 7};
    String[][] strings = {{await(p.later("a")), "b"}, new String[await(p.later(2))]};
    Object[] objects = strings;
    objects[0] = strings[1];
    return done(
        Arrays.deepToString(sized) + Arrays.deepToString(partly) + Arrays.deepToString(strings));
  }

  @Async
  static Coroutine<String> conditions(Probe p) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      boolean low = (i & 1) == 0;
      boolean both = low && await(p.later(i < 2)) || !low && await(p.later(i > 2));
      boolean mixed = low ^ await(p.later(i == 3)) | both & await(p.later(true));
      s.append(both).append(mixed);
      s.append(both ? await(p.later(i)) : mixed ? await(p.later(-i)) : Integer.valueOf(99));
      s.append(await(p.later(1L << i)) > 2 == low);
      s.append(await(p.later((double) i)) >= 1.5f ? 'y' : 'n');
      s.append(await(p.later((Object) null)) == null && !(await(p.later("q")) == null));
    }
    return done(s.toString());
  }

  @Async
  static Coroutine<String> mixedStack(Probe p) {
    return done(
        String.format(
            "%s %d %s %.1f %s",
            "x" + await(p.later(1)),
            7L - await(p.later(2L)) * 3,
            new int[] {4, await(p.later(5))}[1],
            2.5 + await(p.later(0.5)),
            join(1, 2L, 3f, 4d, await(p.later("j")), new byte[] {(byte) (int) await(p.later(6))})));
  }

  private static String join(int a, long b, float c, double d, Object e, byte[] f) {
    return "" + a + b + c + d + e + f[0];
  }

  @Async
  static Coroutine<Integer> deeplyNested(Probe p) {
    return done(
        await(
            add(
                p,
                await(add(p, await(add(p, await(p.later(1)), 2)), await(add(p, 3, 4)))),
                await(add(p, 5, await(add(p, await(p.later(6)), await(p.later(7)))))))));
  }

  @Async
  private static Coroutine<Integer> add(Probe p, int a, int b) {
    return done(p.seen(a) + await(p.later(b)));
  }

  @Async
  static Coroutine<String> unaryAndCasts(Probe p) {
    int i = -await(p.later(3)) + ~await(p.later(5));
    byte b = (byte) (await(p.later(300)) >>> 1);
    long l = (long) (double) await(p.later(2.9)) + await(p.later('a'));
    return done(i + " " + b + " " + l + !await(p.later(true)) + (Object) await(p.later(1f)));
  }

  @Async
  static Coroutine<String> receiverOnTheStack(Probe p) {
    return done("abc".concat(await(p.later("d"))).replace('a', await(p.later('z'))).substring(1));
  }

  @Async
  static Coroutine<Void> assertions(Probe p) {
    assert await(p.later(true)) : "never " + await(p.later("told"));
    p.log("asserted");
    return done();
  }
}
