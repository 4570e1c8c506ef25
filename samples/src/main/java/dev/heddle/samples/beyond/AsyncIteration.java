package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.use;
import static dev.heddle.Asyncio.yieldNow;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.AsyncCloseable;
import dev.heddle.Coroutine;
import dev.heddle.continuation.AsyncGenerator;
import dev.heddle.continuation.StopAsyncIteration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asynchronous generators by {@code forEach} and by hand, and resources whose closing waits. */
final class AsyncIteration {
  private AsyncIteration() {}

  /** Python's names, so that the same is shown. */
  private static final class ValueError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ValueError(String message) {
      super(message);
    }
  }

  private static final class KeyError extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Async
  static AsyncGenerator<Object> countdown(int from) {
    try {
      for (int n = from; n > 0; n--) {
        await(yieldNow());
        Object got = AsyncGenerator.yield(n);
        System.out.println("generator got " + repr(got));
      }
    } catch (ValueError error) {
      System.out.println("generator caught ValueError(" + repr(error.getMessage()) + ")");
      AsyncGenerator.yield("after the error");
    } finally {
      System.out.println("generator finally");
    }
    return AsyncGenerator.done();
  }

  /** Python hands the error to {@code __aexit__}; here whoever catches it says so. */
  private static final class Resource implements AsyncCloseable {
    private @Nullable RuntimeException error;

    @Async
    static Coroutine<Resource> enter() {
      System.out.println("enter");
      await(yieldNow());
      return done(new Resource());
    }

    void failed(RuntimeException failure) {
      error = failure;
    }

    @Async
    @Override
    public Coroutine<Void> aclose() {
      await(yieldNow());
      String kind = error == null ? "None" : error.getClass().getSimpleName();
      System.out.println("exit with " + kind);
      return done();
    }
  }

  private static void fails(Resource resource) {
    try {
      throw new KeyError();
    } catch (KeyError swallowed) {
      resource.failed(swallowed);
    }
  }

  @Async
  static Coroutine<Void> byHand() {
    AsyncGenerator<Object> generator = countdown(5);
    Object first = await(generator.asend(null));
    Object second = await(generator.asend("hello"));
    System.out.println(first + " " + second);
    System.out.println(await(generator.athrow(new ValueError("thrown in"))));
    await(generator.aclose());
    try {
      await(generator.next()).value();
    } catch (StopAsyncIteration end) {
      System.out.println("StopAsyncIteration");
    }
    return done();
  }

  @Async
  static Coroutine<Void> work() {
    await(countdown(2).forEach(n -> System.out.println("loop " + n)));
    await(byHand());
    await(
        use(
            await(Resource.enter()),
            resource -> {
              System.out.println("body");
              return done();
            }));
    await(
        use(
            await(Resource.enter()),
            resource -> {
              fails(resource);
              return done();
            }));
    List<Object> squares = new ArrayList<>();
    await(
        countdown(2)
            .forEach(
                n -> {
                  if ((int) n != 1) {
                    squares.add((int) n * (int) n);
                  }
                }));
    System.out.println(repr(squares));
    return done();
  }

  public static void main(String[] args) {
    run(work());
  }
}
