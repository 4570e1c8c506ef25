package dev.heddle.weaver.continuation;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.yieldNow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.continuation.AsyncGenerator;
import dev.heddle.continuation.Continuation;
import dev.heddle.continuation.Prompt;
import java.util.ArrayList;
import java.util.List;

/** Continuations that are resumed many times. */
final class Prompts {
  private Prompts() {}

  private static final List<Object> LOG = new ArrayList<>();
  private static final Prompt<List<String>> ALL = new Prompt<>();

  /** Gives each of the choices, one after the other; what comes of all of them is collected. */
  private static <T> Coroutine<T> amb(List<T> choices) {
    return ALL.capture(rest -> tryAll(choices, rest));
  }

  @Async
  private static <T> Coroutine<List<String>> tryAll(
      List<T> choices, Continuation<T, List<String>> rest) {
    List<String> all = new ArrayList<>();
    for (T choice : choices) {
      all.addAll(await(rest.resume(choice)));
    }
    return done(all);
  }

  @Async
  static Coroutine<List<String>> pairs() {
    int mine = 0;
    int a = await(amb(List.of(1, 2)));
    mine++;
    String b = await(deeper());
    mine++;
    return done(List.of(a + b + mine));
  }

  @Async
  static Coroutine<String> deeper() {
    await(yieldNow());
    return done("-" + await(amb(List.of("x", "y", "z"))) + "-");
  }

  @Async
  static Coroutine<List<String>> inPrompt() {
    List<String> all = await(ALL.run(pairs()));
    await(yieldNow());
    return done(all);
  }

  static void eachResumptionHasItsOwnVariables() {
    assertEquals(
        List.of("1-x-2", "1-y-2", "1-z-2", "2-x-2", "2-y-2", "2-z-2"), Asyncio.run(inPrompt()));
  }

  @Async
  static Coroutine<List<String>> queens(int row, int[] columns, int size) {
    if (row == size) {
      return done(List.of(java.util.Arrays.toString(columns)));
    }
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(i);
    }
    int column = await(amb(all));
    for (int i = 0; i < row; i++) {
      int distance = Math.abs(columns[i] - column);
      if (distance == 0 || distance == row - i) {
        return done(List.of());
      }
    }
    int[] more = columns.clone();
    more[row] = column;
    return queens(row + 1, more, size);
  }

  static void theEightQueensHaveNinetyTwoPlaces() {
    List<String> places = Asyncio.run(ALL.run(queens(0, new int[8], 8)));
    assertEquals(92, places.size());
    assertEquals("[0, 4, 7, 5, 2, 6, 1, 3]", places.get(0));
  }

  private static Continuation<Integer, Integer> saved;

  @Async
  static Coroutine<Integer> checkpointed(Prompt<Integer> prompt) {
    int n = 1;
    try {
      n = await(prompt.capture((Continuation<Integer, Integer> rest) -> keep(rest)));
    } catch (ArithmeticException e) {
      LOG.add(e.getMessage());
      n = -1;
    } finally {
      LOG.add("finally " + n);
    }
    await(yieldNow());
    return done(n * 10);
  }

  private static Coroutine<Integer> keep(Continuation<Integer, Integer> rest) {
    saved = rest;
    return done(0);
  }

  static void aContinuationOutlivesItsRunAndItsLoop() {
    LOG.clear();
    Prompt<Integer> prompt = new Prompt<>();
    assertEquals(0, Asyncio.run(prompt.run(checkpointed(prompt))));
    assertEquals(List.of(), LOG);
    assertEquals(20, Asyncio.run(saved.resume(2)));
    assertEquals(30, Asyncio.run(saved.resume(3)));
    assertEquals(-10, Asyncio.run(saved.resumeWith(new ArithmeticException("thrown in"))));
    assertThrows(
        IllegalArgumentException.class,
        () -> Asyncio.run(saved.resumeWith(new IllegalArgumentException())));
    assertEquals(List.of("finally 2", "finally 3", "thrown in", "finally -1", "finally 1"), LOG);
  }

  @Async
  static Coroutine<String> nestedPrompts(Prompt<String> outer, Prompt<String> inner) {
    String a = await(inner.run(captures(outer, "o")));
    return done("[" + a + "]");
  }

  @Async
  static Coroutine<String> captures(Prompt<String> prompt, String name) {
    return done(name + await(prompt.capture((Continuation<String, String> k) -> twice(k))));
  }

  @Async
  static Coroutine<String> twice(Continuation<String, String> rest) {
    return done(await(rest.resume("1")) + await(rest.resume("2")));
  }

  static void aCaptureReachesThroughOtherPrompts() {
    Prompt<String> outer = new Prompt<>();
    Prompt<String> inner = new Prompt<>();
    assertEquals("[o1][o2]", Asyncio.run(outer.run(nestedPrompts(outer, inner))));
  }

  @Async
  static Coroutine<String> directly(Prompt<String> prompt) {
    return prompt.capture((Continuation<String, String> k) -> twice(k));
  }

  static void aCaptureMayBeAllThatIsInThePrompt() {
    Prompt<String> prompt = new Prompt<>();
    assertEquals("12", Asyncio.run(prompt.run(directly(prompt))));
  }

  static void captureOutsideOfThePromptIsRefused() {
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> Asyncio.run(pairs()));
    assertTrue(
        failure.getMessage().startsWith("cannot capture: no run(...) of this prompt is among"));
    assertTrue(
        java.util.Arrays.stream(failure.getStackTrace())
            .anyMatch(line -> line.getMethodName().equals("pairs")));
  }

  @Async
  static Coroutine<List<String>> throughTask() {
    return done(await(createTask(pairs())));
  }

  static void captureAcrossATaskIsRefused() {
    String message =
        assertThrows(IllegalStateException.class, () -> Asyncio.run(ALL.run(throughTask())))
            .getMessage();
    assertTrue(message.contains("a task, a generator, a coroutine driven by hand"), message);
  }

  @Async
  static AsyncGenerator<Integer> capturing() {
    AsyncGenerator.yield(await(amb(List.of(1, 2))));
    return AsyncGenerator.done();
  }

  @Async
  static Coroutine<List<String>> throughGenerator() {
    return done(List.of("" + await(capturing().next()).value()));
  }

  static void captureAcrossAnAsyncGeneratorIsRefused() {
    String message =
        assertThrows(IllegalStateException.class, () -> Asyncio.run(ALL.run(throughGenerator())))
            .getMessage();
    assertTrue(message.startsWith("cannot capture across <coroutine next()"), message);
  }

  @Async
  static Coroutine<String> recovers(Prompt<String> prompt) {
    try {
      return done(await(prompt.run(abandoned(prompt))));
    } catch (ArithmeticException e) {
      return done("caught " + e.getMessage());
    }
  }

  @Async
  static Coroutine<String> abandoned(Prompt<String> prompt) {
    try {
      await(prompt.capture(rest -> fails()));
    } finally {
      LOG.add("not reached");
    }
    return done("not reached");
  }

  private static Coroutine<String> fails() {
    throw new ArithmeticException("in the handler");
  }

  static void aFailureOfTheHandlerComesOutOfRun() {
    LOG.clear();
    assertEquals("caught in the handler", Asyncio.run(recovers(new Prompt<>())));
    assertEquals(List.of(), LOG);
  }

  @Async
  static Coroutine<Integer> waits(Prompt<Integer> prompt) {
    int sum = await(prompt.capture(Prompts::keep));
    for (int i = 0; i < 3; i++) {
      await(yieldNow());
      sum += i;
    }
    return done(sum);
  }

  @Async
  static Coroutine<List<Integer>> inManyTasks(Prompt<Integer> prompt) {
    await(prompt.run(waits(prompt)));
    return Asyncio.gather(saved.resume(100), saved.resume(200), saved.resume(300)).coroutine();
  }

  static void manyTasksResumeOneContinuationAtOnce() {
    assertEquals(List.of(103, 203, 303), Asyncio.run(inManyTasks(new Prompt<>())));
  }

  @Async
  static Coroutine<Integer> insideItself(Prompt<Integer> prompt) {
    return done(1 + await(prompt.run(abandonedAt(prompt))));
  }

  @Async
  static Coroutine<Integer> abandonedAt(Prompt<Integer> prompt) {
    return done(100 + await(prompt.<Integer>capture(rest -> done(7))));
  }

  static void aPromptInsideItselfIsCapturedUpToTheInnerRun() {
    Prompt<Integer> prompt = new Prompt<>();
    assertEquals(8, Asyncio.run(prompt.run(insideItself(prompt))));
  }
}
