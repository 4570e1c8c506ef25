package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Supplier;

/** Loops, labels and switches of the older kind, in Java 8. */
public final class Loops {

  private Loops() {}

  @Async
  static Coroutine<Void> nothingButAwaits(Probe p) {
    int[] left = {5};
    for (; ; ) await(left[0]-- > 0 ? p.later(1) : p.failing(new IllegalStateException("over")));
  }

  @Async
  static Coroutine<String> conditionsAlone(Probe p) {
    int n = 3;
    while (await(p.later(n--)) > 0) {}
    do {} while (await(p.later(n++)) < 2);
    for (; await(p.later(n)) < 5; n += await(p.later(1))) {}
    return done("" + n);
  }

  @Async
  static Coroutine<String> partsOfForLoops(Probe p) {
    String s = "";
    for (int i = await(p.later(0)), j = await(p.later(9));
        i < j && await(p.later(true));
        i += await(p.later(2)), j--, s += await(p.later(","))) {
      if (i == 2) {
        continue;
      }
      s += i * 10 + j;
    }
    return done(s);
  }

  @Async
  static Coroutine<String> iterationOverAwaited(Probe p) {
    String s = "";
    for (String[] pair : await(p.later(new String[][] {{"a", "b"}, {"c"}}))) {
      for (String each : pair) {
        s += each + await(p.later(pair.length));
      }
    }
    for (Object o : await(p.later(Arrays.asList(1, "x", null)))) {
      s += o;
    }
    for (char c : "yz".toCharArray()) {
      s += c + await(p.later(1));
    }
    Iterable<Integer> countdown =
        () ->
            new Iterator<Integer>() {
              private int n = 3;

              @Override
              public boolean hasNext() {
                return n > 0;
              }

              @Override
              public Integer next() {
                return n--;
              }
            };
    for (int n : countdown) {
      s += await(p.later(n));
    }
    return done(s);
  }

  @Async
  static Coroutine<String> labelledBlocks(Probe p) {
    String s = "";
    block:
    {
      s += await(p.later("in"));
      if (await(p.later(true))) {
        break block;
      }
      s += "never";
    }
    outer:
    do {
      s += await(p.later("o"));
      for (int i = 0; ; i++) {
        switch (await(p.later(i))) {
          case 0:
            continue;
          case 1:
            if (s.length() < 8) {
              continue outer;
            }
            break;
          default:
            break outer;
        }
        s += await(p.later("i"));
      }
    } while (s.length() < await(p.later(20)));
    return done(s);
  }

  @Async
  static Coroutine<String> switchesThatFallThrough(Probe p) {
    String s = "";
    for (String word : new String[] {"Aa", "BB", "C#", "Bb", "other", ""}) {
      switch (await(p.later(word))) { // "Aa" and "BB", "C#" and "Bb" have the same hash
        case "Aa":
          s += await(p.later("1"));
        case "BB":
          s += await(p.later("2"));
          break;
        default:
          s += await(p.later("d"));
        case "C#":
          switch (word.length() + await(p.later(0))) {
            case 2:
              s += "two";
              break;
            case 1_000_000:
              s += await(p.later("far"));
          }
        case "Bb":
      }
      s += ";";
    }
    return done(s);
  }

  @Async
  static Coroutine<String> switchesOnEveryType(Probe p) {
    String s = "";
    switch (await(p.later('b'))) {
      case 'a':
        s += "a";
        break;
      case 'b':
        s += await(p.later("b"));
    }
    switch (await(p.later((byte) -3))) {
      case -3:
        s += await(p.later("byte"));
    }
    short none = await(p.later((short) 30_000));
    switch (none) {
      case 1:
        s += "one";
    }
    switch (await(p.later(Thread.State.NEW))) {
      case RUNNABLE:
        s += "no";
        break;
      case NEW:
        s += await(p.later("new"));
        break;
      default:
        s += "default";
    }
    try {
      switch (await(p.later((String) null))) {
        default:
          s += "never";
      }
    } catch (NullPointerException e) {
      s += await(p.later("null"));
    }
    return done(s);
  }

  /** Lambdas of an interface become methods of the interface. */
  private interface Greeter {
    String name();

    @Async
    default Coroutine<String> greet(Probe p) {
      Supplier<Coroutine<String>> mine = () -> done(name() + await(p.later("!")));
      Supplier<Coroutine<String>> anyones = () -> done(await(p.later("hello ")));
      return done(await(anyones.get()) + await(mine.get()));
    }
  }

  @Async
  static Coroutine<String> lambdasInInterfaces(Probe p) {
    Greeter greeter = () -> "you";
    return done(await(greeter.greet(p)));
  }
}
