package dev.heddle.weaver.targets;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.completedStage;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.Probe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Async methods that return the JDK's futures, and awaits of these. */
public final class Futures {

  private Futures() {}

  @Async
  static CompletableFuture<String> locals(Probe p) {
    int i = await(p.stage(1));
    long l = await(p.stage(2L)) + i;
    double d = await(p.stage(0.5)) * l;
    String s = "s" + await(p.stage("t")) + i + l + d;
    p.log(s);
    return completedFuture(s);
  }

  @Async
  static CompletionStage<Integer> asStage(Probe p) {
    int sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += await(p.stage(i)) * await(square(p, i));
    }
    return completedStage(sum);
  }

  @Async
  private static CompletionStage<Integer> square(Probe p, int i) {
    return completedFuture(await(p.stage(i)) * i);
  }

  @Async
  static CompletableFuture<Void> withoutValue(Probe p) {
    p.log("before");
    await(p.stage(null));
    p.log("after");
    return completedFuture(null);
  }

  @Async
  static CompletableFuture<String> neverSuspends(Probe p) {
    p.log("runs");
    return completedFuture("at once");
  }

  @Async
  static CompletableFuture<String> otherFuture(Probe p) {
    p.log(await(p.stage("first")));
    return p.stage("the other's");
  }

  @Async
  static CompletableFuture<String> tailCall(Probe p) {
    p.log("before");
    return named(p, await(p.stage("tail")));
  }

  @Async
  static CompletionStage<String> tailCallOfAnotherType(Probe p) {
    return named(p, "wider");
  }

  @Async
  private static CompletableFuture<String> named(Probe p, String name) {
    p.log("named " + await(p.stage(name)));
    return completedFuture(name);
  }

  @Async
  static CompletableFuture<Integer> tailRecursion(Probe p) {
    return countdown(p, 50, 0);
  }

  @Async
  private static CompletableFuture<Integer> countdown(Probe p, int n, int sum) {
    if (n == 0) {
      return completedFuture(sum);
    }
    return countdown(p, n - 1, sum + await(p.stage(n)));
  }

  @Async
  static CompletableFuture<String> conditional(Probe p) {
    String s = "";
    for (int i = 0; i < 3; i++) {
      s += await(pick(p, i));
    }
    return completedFuture(s);
  }

  @Async
  private static CompletableFuture<String> pick(Probe p, int i) {
    return i == 0
        ? completedFuture("zero")
        : i == 1 ? named(p, "one") : completedFuture(await(p.stage("more")));
  }

  @Async
  static CompletableFuture<String> viaVariable(Probe p) {
    CompletableFuture<String> result = completedFuture("kept");
    await(p.stage(0));
    return result;
  }

  @Async
  static CompletableFuture<String> caught(Probe p) {
    String s = "";
    try {
      s += await(broken(p));
    } catch (IOException e) {
      s += "caught " + e.getMessage();
    }
    try {
      s += await(throwing(p));
    } catch (IllegalStateException e) {
      s += " and " + e.getMessage();
    } finally {
      s += await(p.stage(" finally"));
    }
    return completedFuture(s);
  }

  @Async
  private static CompletableFuture<String> broken(Probe p) throws IOException {
    return p.failingStage(new IOException("broken"));
  }

  @Async
  private static CompletableFuture<String> throwing(Probe p) {
    p.log(await(p.stage("about to throw")));
    throw new IllegalStateException("thrown");
  }

  @Async
  static CompletableFuture<String> fails(Probe p) throws IOException {
    p.log(await(p.stage("about to fail")));
    throw new IOException("as thrown");
  }

  @Async
  static CompletableFuture<String> throughFinally(Probe p) {
    try {
      return completedFuture(await(p.stage("value")));
    } finally {
      await(p.stage(0));
      p.log("finally");
    }
  }

  @Async
  static CompletableFuture<String> awaitsCoroutines(Probe p) {
    return completedFuture(await(cold(p, "a")) + await(named(p, "b")) + await(cold(p, "c")));
  }

  @Async
  private static Coroutine<String> cold(Probe p, String s) {
    String first = await(p.stage(s));
    return done(first + await(named(p, s)));
  }

  @Async
  static Coroutine<String> coroutineOfBoth(Probe p) {
    String s = await(p.later("future ")) + await(p.stage("stage "));
    try {
      await(broken(p));
    } catch (IOException e) {
      s += e.getMessage();
    }
    return done(s + await(named(p, " hot")));
  }

  @Async
  static CompletableFuture<String> lambdas(Probe p) throws Exception {
    String prefix = await(p.stage("<"));
    Function<String, CompletableFuture<String>> wrap =
        s -> completedFuture(prefix + await(p.stage(s)) + ">");
    Callable<CompletionStage<Integer>> one = () -> completedStage(await(p.stage(1)));
    Function<Probe, CompletableFuture<String>> reference = Futures::neverSuspends;
    return completedFuture(await(wrap.apply("x")) + await(one.call()) + await(reference.apply(p)));
  }

  interface Source<T> {
    CompletionStage<T> get(Probe p, T t);
  }

  private static class Doubling implements Source<String> {
    private final String times;

    Doubling(String times) {
      this.times = times;
    }

    @Async
    @Override
    public CompletableFuture<String> get(Probe p, String s) {
      String here = await(p.stage(times));
      return completedFuture(here + await(p.stage(s)) + here);
    }
  }

  @Async
  static CompletableFuture<List<String>> bridges(Probe p) {
    List<String> all = new ArrayList<>();
    Source<String> lambda = (probe, s) -> completedFuture(await(probe.stage(s)) + "!");
    for (Source<String> source : List.of(new Doubling("'"), lambda, new Doubling("\""))) {
      all.add(await(source.get(p, "s" + all.size())));
    }
    return completedFuture(all);
  }
}
