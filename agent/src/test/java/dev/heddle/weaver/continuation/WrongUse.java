package dev.heddle.weaver.continuation;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.waitFor;
import static dev.heddle.Asyncio.yieldNow;
import static dev.heddle.Coroutine.yieldToDriver;
import static dev.heddle.continuation.UContext.getContext;
import static dev.heddle.continuation.UContext.setContext;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.Task;
import dev.heddle.continuation.AsyncGenerator;
import dev.heddle.continuation.Continuation;
import dev.heddle.continuation.Generator;
import dev.heddle.continuation.Prompt;
import dev.heddle.continuation.UContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.function.Executable;

/** What is wrong to do with continuations says so, in full. */
final class WrongUse {
  private WrongUse() {}

  private static final List<String> LOG = new ArrayList<>();
  private static final String NO_COPY =
      ": it belongs to an object that would not know of the copy; capture inside of it, or run that"
          + " part as a task of its own";
  private static final String NO_LEAVE =
      ": it belongs to an object that would wait for its end for ever; let it end first, or run"
          + " that part as a task of its own";

  /** The message, without the numbers of lines. */
  private static String refused(Executable use) {
    return assertThrows(IllegalStateException.class, use)
        .getMessage()
        .replaceAll("java:\\d+", "java");
  }

  private static Coroutine<Void> coroutine;

  @Async
  static Coroutine<Void> entersItself() {
    for (Executable entry :
        List.<Executable>of(
            () -> coroutine.send(null),
            () -> coroutine.throwInto(new ArithmeticException()),
            coroutine::close)) {
      LOG.add(refused(entry));
    }
    await(yieldToDriver(null));
    return done();
  }

  static void enteringARunningCoroutine() {
    LOG.clear();
    coroutine = entersItself();
    coroutine.send(null);
    String message =
        "coroutine already executing: <coroutine entersItself() running at WrongUse.java> cannot be"
            + " entered while it runs";
    assertEquals(List.of(message, message, message), LOG);
  }

  static void enteringAFinishedCoroutine() {
    Coroutine<String> finished = done("x");
    finished.send(null);
    String message =
        "cannot reuse already awaited coroutine <coroutine done() done, defined at"
            + " dev.heddle.Asyncio>; it has ended, call the async method again for a new one";
    assertEquals(message, refused(() -> finished.send(null)));
    assertEquals(message, refused(() -> finished.throwInto(new ArithmeticException())));
    finished.close();
  }

  @Async
  static Coroutine<String> drivesWhatATaskDrives() {
    Coroutine<String> driven = waits();
    Task<String> task = Asyncio.createTask(driven);
    await(yieldNow());
    String message = refused(() -> driven.send(null));
    await(task);
    return done(message);
  }

  @Async
  static Coroutine<String> waits() {
    await(yieldNow());
    return done("x");
  }

  static void enteringACoroutineThatATaskDrives() {
    assertEquals(
        "coroutine is being awaited already: <coroutine waits() running at WrongUse.java>; only a"
            + " coroutine that neither a task nor an await has started can be driven by hand",
        Asyncio.run(drivesWhatATaskDrives()));
  }

  private static Generator<Integer> generator;

  @Async
  static Generator<Integer> usesItself() {
    LOG.add(refused(generator::next));
    LOG.add(refused(generator::hasNext));
    LOG.add(refused(generator::close));
    LOG.add(refused(generator::fork));
    LOG.add(refused(() -> generator.send(1)));
    LOG.add(refused(() -> generator.throwInto(new ArithmeticException())));
    return Generator.done();
  }

  private static final String EXECUTING =
      "generator already executing: <generator %s() running at WrongUse.java> cannot be used by its"
          + " own body, nor by two threads at once";

  static void enteringARunningGenerator() {
    LOG.clear();
    generator = usesItself();
    generator.hasNext();
    assertEquals(java.util.Collections.nCopies(6, EXECUTING.formatted("usesItself")), LOG);
  }

  @Async
  static Generator<Integer> blocks(CountDownLatch entered, CountDownLatch leave)
      throws InterruptedException {
    entered.countDown();
    leave.await();
    Generator.yield(1);
    return Generator.done();
  }

  static void aGeneratorUsedFromTwoThreads() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Generator<Integer> blocked = blocks(entered, leave);
    Thread other = new Thread(blocked::hasNext);
    other.start();
    entered.await();
    try {
      assertEquals(EXECUTING.formatted("blocks"), refused(blocked::next));
    } finally {
      leave.countDown();
      other.join();
    }
    assertEquals(1, blocked.next());
  }

  @Async
  static AsyncGenerator<Integer> slow() {
    await(yieldNow());
    AsyncGenerator.yield(1);
    return AsyncGenerator.done();
  }

  @Async
  static Coroutine<Void> asksTwiceAtOnce() {
    AsyncGenerator<Integer> asked = slow();
    Task<?> first = Asyncio.createTask(asked.next());
    await(yieldNow());
    for (Coroutine<?> second :
        List.of(
            asked.next(),
            asked.asend(null),
            asked.athrow(new ArithmeticException()),
            asked.aclose())) {
      LOG.add(refused(() -> second.send(null)));
    }
    await(first);
    return done();
  }

  static void enteringARunningAsyncGenerator() {
    LOG.clear();
    Asyncio.run(asksTwiceAtOnce());
    String rest =
        "(): asynchronous generator is already running: <async_generator slow() running at"
            + " WrongUse.java>; await what one coroutine asks of it before the next asks";
    assertEquals(List.of("anext" + rest, "asend" + rest, "athrow" + rest, "aclose" + rest), LOG);
  }

  @Async
  static AsyncGenerator<Integer> saves(UContext context) {
    await(getContext(context));
    return AsyncGenerator.done();
  }

  @Async
  static Coroutine<Void> savesIn(UContext context) {
    await(getContext(context));
    return done();
  }

  @Async
  static Coroutine<Void> savesInWaitFor() throws TimeoutException {
    await(waitFor(savesIn(new UContext()), Duration.ofDays(1)));
    return done();
  }

  private static final String IN_GENERATOR =
      "<coroutine next() running at dev.heddle.continuation.AsyncGenerator>";
  private static final String IN_WAIT_FOR = "<coroutine waitFor() running at dev.heddle.Asyncio>";

  static void captureAcrossAFrameThatCannotBeCopied() throws Exception {
    String capture = "cannot capture across ";
    assertEquals(
        capture + IN_GENERATOR + NO_COPY, refused(() -> Asyncio.run(saves(new UContext()).next())));
    assertEquals(capture + IN_WAIT_FOR + NO_COPY, refused(() -> Asyncio.run(savesInWaitFor())));
  }

  @Async
  static Coroutine<Void> leavesWaitFor() throws TimeoutException {
    UContext here = new UContext();
    await(getContext(here));
    await(waitFor(enters(here), Duration.ofDays(1)));
    return done();
  }

  @Async
  static Coroutine<Void> enters(UContext context) {
    await(yieldNow());
    await(setContext(context));
    return done();
  }

  @Async
  static AsyncGenerator<Integer> leaves(UContext context) {
    await(setContext(context));
    return AsyncGenerator.done();
  }

  static void enteringAContextFromInsideOfAFrameThatHasToEnd() throws Exception {
    String leave = "cannot enter a context from inside of ";
    assertEquals(leave + IN_WAIT_FOR + NO_LEAVE, refused(() -> Asyncio.run(leavesWaitFor())));
    UContext made = new UContext();
    UContext.makeContext(made, WrongUse::waits, null);
    assertEquals(leave + IN_GENERATOR + NO_LEAVE, refused(() -> Asyncio.run(leaves(made).next())));
  }

  private static final Prompt<String> PROMPT = new Prompt<>();

  @Async
  static Coroutine<String> captures() {
    return PROMPT.capture((Continuation<String, String> rest) -> rest.resume("x"));
  }

  @Async
  static Coroutine<String> capturesInUnwovenCode() {
    Coroutine<String> inner = captures();
    LOG.add(refused(() -> inner.send(null))); // a lambda's frame, and send's, lie between
    return done("end");
  }

  static void captureAcrossCodeThatIsNotWoven() {
    LOG.clear();
    assertEquals("end", Asyncio.run(PROMPT.run(capturesInUnwovenCode())));
    assertEquals(
        List.of(
            "cannot capture: no run(...) of this prompt is among the frames that await here. Either"
                + " capture is awaited outside of prompt.run(...), or code that is not woven lies"
                + " between, whose stack can't be copied: a task, a generator, a coroutine driven"
                + " by hand"),
        LOG);
  }
}
