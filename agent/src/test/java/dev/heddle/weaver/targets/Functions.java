package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Lambdas and method references: to async methods, in them, and async themselves. */
public final class Functions {

  private static final Function<Probe, Coroutine<String>> IN_A_FIELD =
      p -> done("static " + await(p.later("field")));

  private int base;
  private final Probe probe;
  private final IntFunction<Coroutine<Integer>> ofInstance = n -> done(n + await(later(base)));

  private Functions(Probe probe, int base) {
    this.probe = probe;
    this.base = base;
  }

  private Coroutine<Integer> later(int n) {
    return laterOf(probe, n);
  }

  @Async
  private static Coroutine<Integer> laterOf(Probe p, int n) {
    return done(await(p.later(n)));
  }

  @Async
  static Coroutine<String> inFields(Probe p) {
    return done(await(IN_A_FIELD.apply(p)) + await(new Functions(p, 4).ofInstance.apply(3)));
  }

  @Async
  static Coroutine<String> nestedLambdas(Probe p) {
    long wide = await(p.later(1L << 40));
    double d = 0.5;
    byte b = (byte) (int) await(p.later(200));
    Function<Integer, Supplier<Coroutine<String>>> curried =
        n -> {
          String s = "n" + n;
          return () -> {
            Supplier<Coroutine<String>> deepest = () -> done(s + wide + await(p.later(d)));
            return done(await(deepest.get()) + b + await(p.later(n)));
          };
        };
    return done(await(curried.apply(await(p.later(3))).get()));
  }

  @Async
  private Coroutine<String> bound(String s) {
    return done(s + base + await(probe.later("bound")));
  }

  private Coroutine<String> unannotated(long n) {
    String s = await(probe.later("plain"));
    return done(s + n + base);
  }

  @Async
  static Coroutine<String> methodReferences(Probe p) {
    Functions functions = new Functions(p, 7);
    Function<String, Coroutine<String>> bound = functions::bound;
    BiFunction<Functions, String, Coroutine<String>> unbound = Functions::bound;
    Function<Long, Coroutine<String>> plain = functions::unannotated;
    BiFunction<Probe, Integer, Functions> constructor = Functions::new;
    IntFunction<int[]> array = int[]::new;
    Function<Probe, Coroutine<String>> variable = Functions::joined;
    return done(
        await(bound.apply(await(p.later("b"))))
            + await(unbound.apply(functions, "u"))
            + await(plain.apply(await(p.later(2L))))
            + constructor.apply(p, await(p.later(9))).base
            + array.apply(await(p.later(3))).length
            + await(variable.apply(p)));
  }

  @Async
  private static Coroutine<String> joined(Probe p, String... parts) {
    return done(parts.length + await(p.later(" parts")));
  }

  private static class Parent {
    @Async
    Coroutine<String> name(Probe p) {
      return done("parent" + await(p.later(1)));
    }
  }

  private static final class Child extends Parent {
    @Async
    @Override
    Coroutine<String> name(Probe p) {
      Function<Probe, Coroutine<String>> ofSuper = super::name;
      Function<Probe, Coroutine<String>> around = q -> done("<" + await(super.name(q)) + ">");
      return done("child of " + await(ofSuper.apply(p)) + await(around.apply(p)));
    }
  }

  @Async
  static Coroutine<String> referencesToSuper(Probe p) {
    return done(await(new Child().name(p)));
  }

  /** A function that can be written to bytes. */
  private interface Portable extends Function<Probe, Coroutine<String>>, Serializable {}

  @Async
  static Coroutine<String> serialisable(Probe p) throws Exception {
    String captured = await(p.later("captured"));
    Portable lambda = q -> done(captured + await(q.later(" twice")));
    Portable reference = Functions::joined;
    Portable copy = copied(lambda);
    return done(
        await(lambda.apply(p))
            + await(copy.apply(p))
            + await(copied(reference).apply(p))
            + (lambda == copy));
  }

  private static Portable copied(Portable original) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
            return Class.forName(type.getName(), false, Functions.class.getClassLoader());
          }
        }) {
      return (Portable) in.readObject();
    }
  }

  @Async
  static Coroutine<String> withExceptions(Probe p) {
    Supplier<Coroutine<String>> guarded =
        () -> {
          try {
            return done(await(p.<String>failing(new IllegalStateException("in lambda"))));
          } catch (IllegalStateException e) {
            return done(e.getMessage() + await(p.later(" caught")));
          } finally {
            p.log(await(p.later("finally")));
          }
        };
    return done(await(guarded.get()));
  }

  @Async
  static Coroutine<String> listOfLambdas(Probe p) {
    List<Supplier<Coroutine<Integer>>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int n = i;
      all.add(() -> done(n * await(p.later(10))));
    }
    String s = "";
    for (Supplier<Coroutine<Integer>> one : all) {
      s += await(one.get()) + ",";
    }
    return done(s);
  }

  @Async
  static Coroutine<String> ordinaryLambdasAcrossAwaits(Probe p) {
    StringBuilder s = new StringBuilder();
    Runnable before = () -> s.append("b");
    before.run();
    int n = await(p.later(2));
    Supplier<String> after = () -> s + "" + n;
    await(p.later(0));
    return done(after.get() + await(p.later((Supplier<String>) () -> "given")).get());
  }
}
