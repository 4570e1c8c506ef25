package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.TargetLoader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects that were written by a class can be read by the same class woven, and back. */
class SerialVersionTest {

  private static final String SOURCE =
      """
      import static dev.heddle.Asyncio.*;
      import dev.heddle.*;
      import java.io.*;
      import java.util.function.Supplier;
      public class V implements Serializable {
        protected int value = 4;
        static int count;
        private transient volatile String text;
        public V() {}
        @Async Coroutine<Integer> one() { return done(await(done(1)) + value); }
        @Override public String toString() { return "V" + value; }

        class Inner extends V {
          private V[] more;
          private Inner(long... more) {}
          @Async protected Coroutine<Integer> two() { return done(await(one())); }
        }
        static class Failure extends Exception {
          static { count++; }
          Supplier<Coroutine<Integer>> lambda = () -> done(await(done(2)));
          synchronized native <T> T[] far(int[] many, T last);
        }
        public static abstract class Outside implements Comparable<Outside>, Externalizable {
          @Async static Coroutine<Class<?>> name() {
            assert count > 0;
            return done(await(done(Outside.class)));
          }
          abstract void open();
        }
        interface Named extends Serializable {
          @Async default Coroutine<Integer> name() { return done(await(done(3))); }
        }
        record Pair(int left) implements Serializable {
          @Async Coroutine<Integer> sum() { return done(await(done(left))); }
        }
        enum Level {
          LOW;
          @Async Coroutine<Integer> height() { return done(await(done(4))); }
        }
        static class Given implements Serializable {
          private static final long serialVersionUID = 7;
          @Async Coroutine<Integer> one() { return done(await(done(1))); }
        }
        static class Plain {
          @Async Coroutine<Integer> one() { return done(await(done(1))); }
        }
      }
      """;

  private static final Map<String, byte[]> CLASSES = JavaSource.compile("V", SOURCE);

  private static Class<?> load(String name, boolean woven) throws Exception {
    return Class.forName(name, false, new TargetLoader("V", woven, CLASSES));
  }

  @Test
  void theNumberThatIsComputedIsThatOfTheSource() throws Exception {
    List<String> compared = new ArrayList<>();
    for (String name : CLASSES.keySet()) {
      ObjectStreamClass before = ObjectStreamClass.lookup(load(name, false));
      ObjectStreamClass after = ObjectStreamClass.lookup(load(name, true));
      if (before != null) {
        assertEquals(before.getSerialVersionUID(), after.getSerialVersionUID(), name);
        compared.add(name);
      }
    }
    assertEquals(
        List.of(
            "V", "V$Failure", "V$Given", "V$Inner", "V$Level", "V$Named", "V$Outside", "V$Pair"),
        compared);
  }

  @Test
  void theFieldIsSyntheticAndOnlyWhereItMeansSomething() throws Exception {
    List<String> with = new ArrayList<>();
    for (String name : CLASSES.keySet()) {
      for (Field field : load(name, true).getDeclaredFields()) {
        if (field.getName().equals("serialVersionUID") && field.isSynthetic()) {
          with.add(name + " " + Modifier.toString(field.getModifiers()));
        }
      }
    }
    assertEquals(
        List.of(
            "V private static final",
            "V$Failure private static final",
            "V$Inner private static final",
            "V$Named public static final",
            "V$Outside private static final"),
        with);
  }

  @Test
  void anObjectGoesToTheWovenClassAndBack() throws Exception {
    for (boolean woven : new boolean[] {true, false}) {
      Object written = load("V", woven).getConstructor().newInstance();
      Object read = read(write(written), load("V", !woven).getClassLoader());
      assertEquals("V4", read.toString());
      assertNotSame(written.getClass(), read.getClass());
    }
  }

  private static byte[] write(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes, ClassLoader loader) throws Exception {
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass described)
              throws ClassNotFoundException {
            return Class.forName(described.getName(), false, loader);
          }
        }) {
      return in.readObject();
    }
  }
}
