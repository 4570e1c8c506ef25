package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;

/** Types that meet where ways join, and slots that hold one type after another, in Java 8. */
public final class Types {

  private Types() {}

  private static String kinds(boolean z, byte b, char c, short s, int i) {
    return z + "" + b + c + s + i;
  }

  @Async
  static Coroutine<String> intLikeTypesMerge(Probe p) {
    String text = "";
    for (int i = 0; i < 3; i++) {
      boolean z = i == 0 ? true : i == 1 && await(p.later(true));
      byte b = (byte) (i == 0 ? 127 : await(p.later((byte) -128)));
      char c = i == 0 ? 'a' : i == 1 ? await(p.later('b')) : (char) 99;
      short s = i > 1 ? await(p.later((short) -1)) : b;
      int n = z ? c : await(p.later(false)) ? b : s;
      await(p.later(0));
      b += c;
      s++;
      z &= c > 'a';
      text += kinds(z, b, c, s, n) + await(p.later(z)) + b + c + (z ? s : c);
    }
    return done(text);
  }

  @Async
  static Coroutine<String> booleansOnTheStack(Probe p) {
    boolean[] flags = new boolean[3];
    byte[] bytes = {1, 2, 3};
    boolean t = true;
    flags[1] = t & await(p.later(true));
    flags[2] = bytes[await(p.later(1))] == 2 != await(p.later(false));
    return done("" + flags[0] + flags[1] + flags[2] + kinds(t, bytes[2], 'q', await(s(p)), 5));
  }

  @Async
  private static Coroutine<Short> s(Probe p) {
    return done((short) (await(p.later((short) 3)) + 1));
  }

  @Async
  static Coroutine<String> referencesMerge(Probe p) {
    String text = "";
    for (int i = 0; i < 3; i++) {
      List<Integer> list = i == 0 ? new ArrayList<Integer>() : new LinkedList<Integer>();
      list.add(await(p.later(i)));
      Object array = i == 0 ? new int[] {1} : i == 1 ? new String[] {"s"} : (Object) "text";
      Object[] objects = i == 0 ? new Integer[] {7} : new String[] {"x"};
      Cloneable cloneable = i == 0 ? new int[2] : objects;
      await(p.later(0));
      text += list + array.getClass().getSimpleName() + objects[0] + (cloneable == objects);
      list = null;
      await(p.later(0));
      text += list;
    }
    return done(text);
  }

  @Async
  static Coroutine<String> nullBecomesEveryType(Probe p) {
    String s = null;
    int[][] arrays = null;
    Runnable run = null;
    Object o = null;
    for (int i = 0; i < 3; i++) {
      await(p.later(i));
      if (s != null) {
        run.run();
        o = s + arrays[0][0] + o;
      }
      if (await(p.later(i == 1))) {
        s = "s";
        arrays = new int[][] {{i}};
        run = () -> p.log("ran");
      }
    }
    return done(s + o);
  }

  @Async
  static Coroutine<String> nullUnderAwait(Probe p) {
    return done(String.valueOf((Object) null).concat(await(pair(p, null, await(p.later("x"))))));
  }

  @Async
  private static Coroutine<String> pair(Probe p, String a, String b) {
    return done(a + await(p.later(b)));
  }

  @Async
  static Coroutine<String> unsetOnSomeWay(Probe p) {
    String text = "";
    for (int i = 0; i < 3; i++) {
      int n;
      long wide;
      String s;
      switch (i) {
        case 0:
          n = await(p.later(1));
          text += n;
          break;
        case 1:
          wide = await(p.later(2L));
          s = "s" + await(p.later(3));
          text += wide + s;
          break;
        default:
          double d = await(p.later(0.5));
          text += d;
      }
      await(p.later(0));
      s = text;
      text = s + ";";
    }
    return done(text);
  }

  @Async
  static Coroutine<String> wideOverNarrow(Probe p) {
    String text = "";
    {
      int a = 1;
      int b = 2;
      int c = 3;
      await(p.later(0));
      text += a + b + c;
    }
    {
      long ab = await(p.later(4L));
      String c = "c";
      await(p.later(0));
      text += ab + c;
    }
    {
      String a = "a";
      double bc = await(p.later(2.5));
      await(p.later(0));
      text += a + bc;
    }
    {
      float a = 1.5f;
      byte b = 7;
      Object c = await(p.later((Object) "o"));
      text += a + b + "" + c;
    }
    return done(text);
  }

  @Async
  static Coroutine<String> slotChangesTypeAcrossAwait(Probe p) {
    String text = "";
    for (int i = 0; i < 2; i++) {
      int before = await(p.later(i));
      text += before;
    }
    for (String s : new String[] {"a", "b"}) {
      String t = await(p.later(s));
      text += t;
    }
    for (long l = 0; l < 2; l++) {
      long m = await(p.later(l));
      text += m;
    }
    return done(text);
  }

  @Async
  static Coroutine<String> parametersAreVariables(Probe p) {
    return done(await(reassigned(p, 1, 2L, "three", null)));
  }

  @Async
  private static Coroutine<String> reassigned(Probe p, int a, long b, String c, int[] d) {
    a = await(p.later(a + 10));
    b += await(p.later(a));
    d = new int[] {await(p.later(4))};
    c = await(p.later(c + d[0]));
    p = p.seen(1) == 1 ? p : null;
    await(p.later(0));
    return done(a + " " + b + " " + c);
  }

  @Async
  static Coroutine<String> varargsOfEveryKind(Probe p) {
    return done(
        await(count(p))
            + await(count(p, await(p.later("a"))))
            + await(count(p, "b", await(p.later(2)), null))
            + await(count(p, (Object[]) await(p.later(new String[] {"c", "d"}))))
            + await(longs(p, await(p.later(1L)), 2)));
  }

  @Async
  private static Coroutine<String> count(Probe p, Object... values) {
    String s = values.length + ":";
    for (Object value : values) {
      s += value + await(p.later(","));
    }
    return done(s);
  }

  @Async
  private static Coroutine<Long> longs(Probe p, long... values) {
    long sum = 0;
    for (int i = values.length; --i >= 0; ) {
      sum += values[i] * await(p.later(10));
    }
    return done(sum);
  }

  @Async
  static Coroutine<String> generics(Probe p) {
    Box<String> box = new Box<>("b");
    String s = await(box.map(p, "!"));
    return done(
        s
            + await(
                Types.<Integer, ArrayList<Integer>>first(
                    p, new ArrayList<>(Collections.singleton(4)))));
  }

  private static final class Box<T extends Comparable<T>> {
    private final T value;

    Box(T value) {
      this.value = value;
    }

    @Async
    <U extends T> Coroutine<T> map(Probe p, U other) {
      T first = await(p.later(value));
      return done(first.compareTo(await(p.later(other))) > 0 ? first : other);
    }
  }

  @Async
  private static <T extends Number, L extends List<T> & java.util.RandomAccess>
      Coroutine<Integer> first(Probe p, L list) {
    T number = list.get(await(p.later(0)));
    await(p.later(0));
    return done(number.intValue() + list.size());
  }
}
