package dev.heddle.continuation;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import dev.heddle.Coroutine;
import dev.heddle.Task;
import dev.heddle.continuation.Step.Returned;
import dev.heddle.continuation.Step.Yielded;
import dev.heddle.testkit.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByHandTest {
  private final List<Object> log = new ArrayList<>();

  @Test
  void eachAwaitIsAStep() {
    Script<Object> inner = script(value -> Coroutine.yieldToDriver("question"));
    Coroutine<Object> outer =
        script(value -> inner).then(value -> "got " + value).then(value -> value).start();
    assertEquals(new Yielded<>("question"), outer.send(null));
    assertEquals(Coroutine.State.SUSPENDED, outer.state());
    assertEquals(new Returned<>("got answer"), outer.send("answer"));
    assertEquals(Coroutine.State.CLOSED, outer.state());
  }

  @Test
  void closingRunsWhatIsFinallyToBeDone() {
    Coroutine<Object> coroutine =
        script(value -> Coroutine.yieldToDriver(1)).last(() -> log.add("finally")).start();
    coroutine.send(null);
    coroutine.close();
    assertEquals(List.of("finally"), log);
  }

  @Test
  void theStateOfATaskIsSeenFromOutside() {
    Coroutine<Object> coroutine = script(value -> Asyncio.yieldNow()).then(value -> "end").start();
    Coroutine<Object> main =
        script(
                value -> {
                  Task<Object> task = Asyncio.createTask(coroutine);
                  log.add(coroutine.state());
                  return Asyncio.gather(task, script(v -> log.add(coroutine.state())));
                })
            .start();
    Asyncio.run(main);
    log.add(coroutine.state());
    assertEquals(
        List.of(Coroutine.State.CREATED, Coroutine.State.SUSPENDED, Coroutine.State.CLOSED), log);
  }

  @Test
  void aTaskRefusesWhatIsYieldedToItsDriver() {
    Coroutine<Object> coroutine = script(value -> Coroutine.yieldToDriver("x")).start();
    String message =
        assertThrows(IllegalStateException.class, () -> Asyncio.run(coroutine)).getMessage();
    assertTrue(message.startsWith("Task got bad yield: "), message);
  }

  @Test
  void aContinuationIsResumedAnyNumberOfTimes() {
    Prompt<Object> prompt = new Prompt<>();
    List<Continuation<Object, Object>> saved = new ArrayList<>();
    Coroutine<Object> body =
        script(
                value ->
                    prompt.capture(
                        (Continuation<Object, Object> rest) -> {
                          saved.add(rest);
                          return Asyncio.done("captured");
                        }))
            .then(value -> Asyncio.sleep(Duration.ZERO, "resumed with " + value))
            .start();
    assertEquals("captured", Asyncio.run(prompt.run(body)));
    assertEquals("resumed with 1", Asyncio.run(saved.get(0).resume(1)));
    assertEquals("resumed with 2", Asyncio.run(saved.get(0).resume(2)));
  }

  @Test
  void aSavedContextIsEnteredAgain() {
    UContext here = new UContext();
    Coroutine<Object> coroutine =
        script(value -> UContext.getContext(here))
            .run(() -> log.add("Hello world"))
            .then(value -> log.size() < 3 ? UContext.setContext(here) : "end")
            .start();
    assertEquals("end", Asyncio.run(coroutine));
    assertEquals(List.of("Hello world", "Hello world", "Hello world"), log);
  }
}
