package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.TargetLoader;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever reflection tells of a class it tells of the woven class; what is new is synthetic. */
class ReflectionTest {

  private static final String SOURCE =
      """
      import static dev.heddle.Asyncio.*;
      import dev.heddle.*;
      import java.io.*;
      import java.lang.annotation.*;
      import java.util.*;
      import java.util.function.*;
      public abstract class R<X extends @R.Use("bound") Number> implements Serializable {
        @Retention(RetentionPolicy.RUNTIME)
        @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
        public @interface Use { String value() default ""; }
        @Retention(RetentionPolicy.RUNTIME) @Repeatable(Marks.class)
        public @interface Mark { int value(); Class<?>[] types() default {}; }
        @Retention(RetentionPolicy.RUNTIME) public @interface Marks { Mark[] value(); }

        private static final long serialVersionUID = 7;
        protected volatile transient @Use("field") List<@Use("of") String> field;

        @Async @Mark(1) @Mark(value = 2, types = {int.class, R.class})
        public <@Use("param") Y extends X> @Use("returned") Coroutine<@Use("result") List<Y>> all(
            @Mark(3) @Use("first") Y first, final long @Use("array") [] second,
            Map<@Use("key") String, ? super @Use("wild") Y> third)
            throws @Use("thrown") IOException, InterruptedException {
          @Use("local") String local = await(done("x"));
          return done((@Use("cast") List<Y>) new ArrayList<@Use("new") Y>());
        }
        @Async @Deprecated protected static final strictfp synchronized Coroutine<Void> modifiers() {
          return done();
        }
        @Async private Coroutine<String> varargs(String... rest) { return done(await(done("v"))); }
        @Async abstract Coroutine<X> missing(@Mark(4) int n) throws EOFException;
        @Async Coroutine<Object> packagePrivate(R<X> this) { return done(await(done(this))); }
        void plain(@Mark(5) int n, Supplier<Coroutine<Integer>> s) {
          Supplier<Coroutine<Integer>> lambda = () -> done(await(done(n)));
        }
        public interface I<T> {
          @Async Coroutine<T> one(@Mark(6) T t);
          @Async default Coroutine<T> two(T t) { return done(await(one(t))); }
          @Async private Coroutine<T> three(T t) { return done(await(done(t))); }
          @Async static <T> Coroutine<T> four(T t) { return done(await(done(t))); }
        }
        public sealed interface S permits A, B {}
        public record A(@Mark(7) int n, @Use("text") String... text) implements S, I<String> {
          public A { Objects.requireNonNull(text); }
          @Async @Override public Coroutine<String> one(String t) { return done(await(done(t))); }
        }
        public static final class B implements S {
          void nothing() {}
        }
        public enum E {
          @Mark(8) ONE { @Async @Override Coroutine<E> get() { return done(await(done(this))); } };
          @Async abstract Coroutine<E> get();
        }
        public class Inner { @Async Coroutine<R<X>> outer() { return done(await(done(R.this))); } }
        static Object local() {
          class Local { @Async Coroutine<Integer> n() { return done(await(done(1))); } }
          return new Local() {};
        }
      }
      """;

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile("R", SOURCE, "-parameters", "-Xlint:-strictfp");

  private static Class<?> load(String name, boolean woven) throws Exception {
    return Class.forName(name, true, new TargetLoader("R", woven, CLASSES));
  }

  @TestFactory
  Stream<DynamicTest> whatWasThereIsAsItWasAndWhatIsNewIsSynthetic() {
    return CLASSES.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertSame(name)));
  }

  private static void assertSame(String name) throws Exception {
    Class<?> before = load(name, false);
    Class<?> after = load(name, true);
    assertEquals(String.join("\n", describe(before)), String.join("\n", describe(after)));
    List<Executable> added = synthetic(after);
    List<String> known = synthetic(before).stream().map(Executable::toString).toList();
    added.removeIf(method -> known.contains(method.toString()));
    for (Executable method : added) {
      assertTrue(method.isSynthetic(), method.toString());
      Class<?>[] types = method.getParameterTypes();
      assertTrue(types[types.length - 1].getName().endsWith("$Frame"), method.toString());
    }
    boolean isWoven = new Weaver().weave(CLASSES.get(name)) instanceof Woven;
    assertEquals(isWoven, !added.isEmpty());
    for (Field field : after.getDeclaredFields()) {
      if (!field.isSynthetic()) {
        before.getDeclaredField(field.getName());
      }
    }
  }

  private static List<Executable> synthetic(Class<?> type) {
    List<Executable> methods = new ArrayList<>(List.of(type.getDeclaredMethods()));
    methods.removeIf(method -> !method.isSynthetic());
    return methods;
  }

  private static List<String> describe(Class<?> type) {
    TreeSet<String> lines = new TreeSet<>();
    lines.add(
        type.toGenericString()
            + Arrays.toString(type.getAnnotations())
            + Arrays.toString(type.getTypeParameters())
            + bounds(type.getTypeParameters())
            + type.getEnclosingMethod()
            + type.getNestHost().getName()
            + names(type.getNestMembers())
            + names(type.getDeclaredClasses())
            + names(type.getPermittedSubclasses())
            + Arrays.toString(type.getGenericInterfaces())
            + type.getGenericSuperclass()
            + Arrays.deepToString(type.getRecordComponents()));
    Stream.of(type.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .forEach(method -> lines.add(describe(method) + method.isDefault()));
    Stream.of(type.getDeclaredConstructors()).forEach(each -> lines.add(describe(each)));
    for (Field field : type.getDeclaredFields()) {
      if (isAdded(field)) {
        continue;
      }
      lines.add(field.toGenericString() + annotated(field.getAnnotatedType()));
    }
    return List.copyOf(lines);
  }

  /** What serialization would compute; SerialVersionTest tells where it is. */
  private static boolean isAdded(Field field) {
    return field.isSynthetic() && field.getName().equals("serialVersionUID");
  }

  private static String names(Class<?>[] types) {
    return types == null ? "" : new TreeSet<>(Stream.of(types).map(Class::getName).toList()) + "";
  }

  private static String describe(Executable method) {
    return method.toGenericString()
        + " "
        + method.getModifiers()
        + Arrays.toString(method.getAnnotations())
        + Arrays.deepToString(method.getParameterAnnotations())
        + Arrays.toString(method.getParameters())
        + bounds(method.getTypeParameters())
        + annotated(method.getAnnotatedReturnType())
        + annotated(method.getAnnotatedParameterTypes())
        + annotated(method.getAnnotatedExceptionTypes())
        + (method.getAnnotatedReceiverType() == null
            ? ""
            : annotated(method.getAnnotatedReceiverType()));
  }

  private static String bounds(TypeVariable<?>[] variables) {
    StringBuilder text = new StringBuilder();
    for (TypeVariable<?> variable : variables) {
      text.append(Arrays.toString(variable.getAnnotations()));
      text.append(annotated(variable.getAnnotatedBounds()));
    }
    return text.toString();
  }

  private static String annotated(AnnotatedType... types) {
    StringBuilder text = new StringBuilder();
    for (AnnotatedType type : types) {
      text.append(' ').append(type.getType()).append(Arrays.toString(type.getAnnotations()));
      if (type instanceof AnnotatedParameterizedType generic) {
        text.append('<').append(annotated(generic.getAnnotatedActualTypeArguments())).append('>');
      } else if (type instanceof AnnotatedArrayType array) {
        text.append(annotated(array.getAnnotatedGenericComponentType())).append("[]");
      }
    }
    return text.toString();
  }
}
