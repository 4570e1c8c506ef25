package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.util.List;

/** Loops, switches, jumps, and slots that hold one thing after another. */
public final class Flow {

  private Flow() {}

  private enum Colour {
    RED,
    GREEN,
    BLUE
  }

  @Async
  static Coroutine<Integer> forLoop(Probe p) {
    int sum = 0;
    for (int i = 0; i < await(p.later(4)); i += await(p.later(1))) {
      sum = sum * 10 + await(p.later(i));
    }
    return done(sum);
  }

  @Async
  static Coroutine<String> whileLoops(Probe p) {
    int i = 3;
    String s = "";
    while (await(p.later(i)) > 0) {
      s += i--;
    }
    do {
      s += await(p.later("d"));
      i++;
    } while (i < await(p.later(2)));
    return done(s);
  }

  @Async
  static Coroutine<String> overArray(Probe p) {
    StringBuilder s = new StringBuilder();
    for (String word : new String[] {"a", "b", "c"}) {
      for (long n : new long[] {1, 2}) {
        s.append(word).append(n + await(p.later(n)));
      }
    }
    return done(s.toString());
  }

  @Async
  static Coroutine<String> overIterable(Probe p) {
    String s = "";
    for (String word : List.of("x", "y")) {
      s += word + await(p.later(word.length()));
    }
    return done(s);
  }

  @Async
  static Coroutine<Integer> labels(Probe p) {
    int n = 0;
    outer:
    for (int i = 0; i < 5; i++) {
      for (int j = 0; ; j++) {
        n += await(p.later(1));
        if (j == i) {
          continue outer;
        }
        if (i == 3 && j == 1) {
          break outer;
        }
      }
    }
    return done(n);
  }

  @Async
  static Coroutine<Void> endless(Probe p) throws InterruptedException {
    for (int i = 0; ; i++) {
      await(p.later(i));
      p.log(i);
      if (i == 3) {
        throw new InterruptedException("enough");
      }
    }
  }

  @Async
  static Coroutine<Integer> loopAtStart(Probe p) {
    while (true) {
      int i = await(p.later(7));
      if (i == 7) {
        return done(i);
      }
    }
  }

  @Async
  static Coroutine<String> switches(Probe p) {
    String s = "";
    for (int i = 0; i < 4; i++) {
      switch (await(p.later(i))) {
        case 0:
          s += await(p.later("zero"));
          break;
        case 1:
          s += "one";
        case 2:
          s += await(p.later("two"));
          break;
        default:
          s += "many";
      }
      s +=
          switch (await(p.later("s" + i))) {
            case "s0" -> "A";
            case "s1" -> await(p.later("B"));
            default -> {
              String t = await(p.later("C"));
              yield t + i;
            }
          };
    }
    for (Colour colour : Colour.values()) {
      switch (await(p.later(colour))) {
        case RED -> s += "r";
        case GREEN -> s += await(p.later("g"));
        default -> s += await(p.later(colour)).name().charAt(0);
      }
    }
    return done(s);
  }

  @Async
  static Coroutine<String> switchAsArgument(Probe p) {
    int n = await(p.later(2));
    return done(
        String.join(
            p.seen("-"),
            "a",
            switch (n) {
              case 1 -> "one";
              case 2 -> await(p.later("two"));
              default -> throw new IllegalStateException();
            },
            "z"));
  }

  @Async
  static Coroutine<String> reusedSlots(Probe p) {
    String s = "";
    {
      int a = 1;
      long b = 2;
      await(p.later(0));
      s += a + b;
    }
    {
      String a = "t";
      double b = 0.5;
      Object c = List.of(1);
      await(p.later(0));
      s += a + b + c;
    }
    for (int i = 0; i < 2; i++) {
      float f = i;
      s += f + await(p.later(f));
    }
    for (Object o : List.of("q")) {
      s += o + "" + await(p.later(o));
    }
    return done(s);
  }

  @Async
  static Coroutine<String> unsetOnSomePath(Probe p) {
    String x;
    int n;
    if (await(p.later(1)) == 1) {
      x = "set";
      n = 3;
    } else {
      x = null;
      n = await(p.later(4));
    }
    Object later;
    await(p.later(0));
    later = x + n;
    return done(later.toString());
  }

  @Async
  static Coroutine<String> nullThenType(Probe p) {
    String s = null;
    Integer[] array = null;
    for (int i = 0; i < 2; i++) {
      await(p.later(i));
      if (i == 1) {
        s = "s";
        array = new Integer[] {i};
      }
    }
    return done(s + array[0]);
  }

  @Async
  static Coroutine<String> mergedTypes(Probe p) {
    Comparable<?> c = await(p.later(1)) > 0 ? (Comparable<?>) "s" : (Comparable<?>) 5;
    await(p.later(0));
    Number n = await(p.later(1)) > 2 ? (Number) 1 : (Number) 2.5;
    await(p.later(0));
    return done(c + "" + n);
  }

  @Async
  static Coroutine<String> manyVariables(Probe p) {
    long a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10;
    double k = 11, l = 12, m = 13, n = 14, o = 15, q = 16, r = 17, s = 18, t = 19, u = 20;
    await(p.later(0));
    a += b;
    k *= l;
    await(p.later(0));
    return done("" + a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + q + r + s + t + u);
  }
}
