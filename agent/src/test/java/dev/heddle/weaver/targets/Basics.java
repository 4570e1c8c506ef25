package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;

/** Straight-line code, locals of every type, calls of every kind. */
public final class Basics {

  private final String name;

  private Basics(String name) {
    this.name = name;
  }

  @Async
  static Coroutine<String> sequence(Probe p) {
    String first = await(p.later("a"));
    p.log(first);
    String second = await(p.later(first + "b"));
    p.log(second);
    return done(first + second);
  }

  @Async
  static Coroutine<Void> nothing(Probe p) {
    p.log("ran");
    return done();
  }

  @Async
  static Coroutine<Void> awaitForEffect(Probe p) {
    await(p.later("dropped"));
    p.log("after");
    return done();
  }

  @Async
  static Coroutine<String> localsOfEveryType(Probe p) {
    boolean z = true;
    byte b = -7;
    char c = 'x';
    short s = -300;
    int i = 1 << 20;
    long j = 1L << 40;
    float f = 1.5f;
    double d = 2.25;
    Object o = "object";
    int[] array = {1, 2};
    String[][] nested = {{"n"}, {}};
    await(p.later(1));
    z ^= Boolean.TRUE.equals(await(p.later(true)));
    b += 1;
    c++;
    s--;
    i += await(p.later(3));
    j += await(p.later(4L));
    f *= await(p.later(2f));
    d /= await(p.later(4d));
    array[0] += 5;
    return done(
        z
            + " "
            + b
            + " "
            + c
            + " "
            + s
            + " "
            + i
            + " "
            + j
            + " "
            + f
            + " "
            + d
            + " "
            + o
            + " "
            + array[0]
            + nested[0][0]
            + nested.length);
  }

  @Async
  static Coroutine<String> argumentsOfEveryType(Probe p) {
    return done(
        await(
            arguments(p, true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, "seven", new long[] {8})));
  }

  @Async
  private static Coroutine<String> arguments(
      Probe p,
      boolean z,
      byte b,
      char c,
      short s,
      int i,
      long j,
      float f,
      double d,
      String t,
      long[] a) {
    await(p.later(0));
    j++;
    i = (int) (i + j);
    await(p.later(0));
    return done(z + "" + b + c + s + i + j + f + d + t + a[0]);
  }

  @Async
  static Coroutine<Integer> recursion(Probe p) {
    return done(await(fibonacci(p, 9)));
  }

  @Async
  static Coroutine<Integer> fibonacci(Probe p, int n) {
    if (n < 2) {
      return done(await(p.later(n)));
    }
    return done(await(fibonacci(p, n - 1)) + await(fibonacci(p, n - 2)));
  }

  @Async
  static Coroutine<String> instanceMethods(Probe p) {
    Basics basics = new Basics("obj");
    return done(await(basics.open(p, 1)) + await(basics.hidden(p, 2L)));
  }

  @Async
  static Coroutine<String> withoutArguments(Probe p) {
    shared = p;
    return done(await(noArguments()) + await(new Basics("n").noArgumentsEither()));
  }

  private static Probe shared;

  @Async
  private static Coroutine<String> noArguments() {
    String s = await(shared.later("none"));
    return done(s + await(shared.later(" at all ")));
  }

  @Async
  Coroutine<String> noArgumentsEither() {
    return done(await(shared.later(name)) + name);
  }

  @Async
  Coroutine<String> open(Probe p, int n) {
    await(p.later(n));
    return done(name + n + await(hidden(p, n)));
  }

  @Async
  private Coroutine<String> hidden(Probe p, long n) {
    Basics self = this;
    await(p.later(n));
    return done(name + n + (self == this));
  }

  @Async
  static Coroutine<String> generic(Probe p) {
    String s = await(identity(p, "t"));
    Integer i = await(identity(p, 4));
    return done(s + i);
  }

  @Async
  static <T> Coroutine<T> identity(Probe p, T value) {
    T got = await(p.later(value));
    return done(got);
  }

  @Async
  static Coroutine<Integer> variableArguments(Probe p) {
    return done(await(sum(p)) + await(sum(p, 1)) + await(sum(p, 1, 2, 3)));
  }

  @Async
  static Coroutine<Integer> sum(Probe p, int... numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += await(p.later(number));
    }
    return done(sum);
  }

  @Async
  static Coroutine<Long> overloads(Probe p) {
    return done(await(twice(p, 2)) + await(twice(p, 3L)));
  }

  @Async
  static Coroutine<Long> twice(Probe p, int n) {
    return done(await(p.later(n * 2L)));
  }

  @Async
  static Coroutine<Long> twice(Probe p, long n) {
    return done(await(p.later(n * 2)));
  }

  @Async
  static Coroutine<String> nullValues(Probe p) {
    String none = await(p.later((String) null));
    String alwaysNull = null;
    await(p.later(0));
    return done(none + alwaysNull);
  }
}
