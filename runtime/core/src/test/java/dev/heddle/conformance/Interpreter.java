package dev.heddle.conformance;

import static dev.heddle.testkit.Script.script;

import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.DoneAndPending;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.ReturnWhen;
import dev.heddle.Task;
import dev.heddle.queues.Queue;
import dev.heddle.sync.Condition;
import dev.heddle.sync.Event;
import dev.heddle.sync.Held;
import dev.heddle.sync.Lock;
import dev.heddle.sync.Semaphore;
import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a {@link Program}. Its operations:
 *
 * <pre>
 *   z            sleep(0)                   s N        sleep(N)
 *   L N, S N     hold the lock, a permit of the semaphore, for N passes
 *   W  E  C      the event: wait, set, clear
 *   G  P         the queue (of 2): get, put
 *   K  M N       the condition: wait, signal N
 *   F I  R I  Q I   future I: await, give a result, let it fail
 *   X T  A T  H T   task T: cancel, await, await shielded
 *   J B T...     gather, B = 1 with exceptions
 *   Y M D T...   wait in mode M for time D
 *   B D T...     asCompleted for time D
 *   T D op       waitFor     I op   swallow a cancellation     V op   with a finally that waits
 *   U            cancelling() and uncancel()
 * </pre>
 */
final class Interpreter {
  private static final ReturnWhen[] MODES = {
    ReturnWhen.ALL_COMPLETED, ReturnWhen.FIRST_COMPLETED, ReturnWhen.FIRST_EXCEPTION
  };

  private final EventLoop loop = VirtualTime.loop();
  private final long start = loop.time();
  private final List<String> log = new ArrayList<>();
  private final Lock lock = new Lock();
  private final Semaphore semaphore = new Semaphore(2);
  private final Event event = new Event();
  private final Condition condition = new Condition();
  private final Queue<String> queue = new Queue<>(2);
  private final List<Future<Object>> futures = new ArrayList<>();
  private final List<Task<Object>> tasks = new ArrayList<>();

  static List<String> run(Program program) {
    Interpreter interpreter = new Interpreter();
    interpreter.loop.setExceptionHandler((where, context) -> {});
    interpreter.loop.runUntilComplete(interpreter.main(program));
    return interpreter.log;
  }

  private Coroutine<Object> main(Program program) {
    return script(
            v -> {
              for (int i = 0; i < 3; i++) {
                futures.add(loop.createFuture());
              }
              for (int i = 0; i < program.tasks().size(); i++) {
                tasks.add(loop.createTask(body(i, program.tasks().get(i))));
              }
              return attempt(0);
            })
        .run(this::report);
  }

  private Coroutine<Object> attempt(int number) {
    return script(v -> Asyncio.wait(tasks, seconds("50")))
        .then(
            found -> {
              var pending = ((DoneAndPending<?>) found).pending();
              if (pending.isEmpty() || number == 19) {
                return null;
              }
              for (Task<Object> task : tasks) {
                if (pending.contains(task)) {
                  say("main", "cancels " + tasks.indexOf(task));
                  task.cancel("main");
                }
              }
              return attempt(number + 1);
            });
  }

  private void report() {
    for (int i = 0; i < tasks.size(); i++) {
      Task<Object> task = tasks.get(i);
      String end;
      if (!task.done()) {
        end = "pending";
      } else if (task.cancelled()) {
        end = "cancelled";
      } else {
        end = Shown.of(task.exception() != null ? task.exception() : task.result());
      }
      say("main", i + " " + end);
    }
  }

  private Coroutine<Object> body(int me, List<String> operations) {
    Script<Object> body = Script.named("body");
    for (String operation : operations) {
      body.then(v -> logged(me, operation));
    }
    return body.then(v -> "end" + me);
  }

  private Coroutine<Object> logged(int me, String text) {
    return script(v -> operation(me, text))
        .run(() -> {})
        .then(
            v -> {
              say(me, text + " -> " + Shown.of(v));
              return null;
            })
        .except(
            e -> {
              say(me, text + " !! " + Shown.of(e));
              if (e instanceof CancelledError || e instanceof AssertionError) {
                throw e;
              }
              return null;
            });
  }

  /** The operation as a coroutine of its own, so that no await of it is missed or added. */
  private Coroutine<Object> operation(int me, String text) {
    String[] words = text.split(" ");
    String rest = text.substring(Math.min(text.length(), 2));
    return switch (words[0]) {
      case "z" -> script(v -> Asyncio.sleep(Duration.ZERO));
      case "s" -> script(v -> Asyncio.sleep(seconds(words[1])));
      case "L" -> holding(me, "L", () -> lock.acquire(), Integer.parseInt(words[1]));
      case "S" -> holding(me, "S", () -> semaphore.acquire(), Integer.parseInt(words[1]));
      case "W" -> script(v -> event.waitFor());
      case "E" -> script(v -> null).run(event::set);
      case "C" -> script(v -> null).run(event::clear);
      case "G" -> script(v -> queue.get());
      case "P" -> script(v -> queue.put("item" + me));
      case "K" ->
          script(v -> condition.acquire())
              .then(held -> script(v -> condition.waitFor()).last(((Held) held)::close));
      case "M" ->
          script(v -> condition.acquire())
              .then(
                  held ->
                      script(v -> null)
                          .run(() -> condition.signal(Integer.parseInt(words[1])))
                          .last(((Held) held)::close));
      case "T" -> script(v -> Asyncio.waitFor(operation(me, afterWord(rest)), seconds(words[1])));
      case "I" -> script(v -> operation(me, rest)).except(this::swallow);
      case "V" -> withFinally(me, rest);
      case "U" -> script(v -> Asyncio.currentTask().cancelling() + " " + uncancelled());
      default -> onFutures(me, words);
    };
  }

  private Coroutine<Object> onFutures(int me, String[] words) {
    return switch (words[0]) {
      case "F" -> script(v -> futures.get(Integer.parseInt(words[1])));
      case "R" -> script(v -> complete(words[1], f -> f.setResult("by" + me)));
      case "Q" ->
          script(
              v ->
                  complete(
                      words[1], f -> f.setException(new IllegalArgumentException("f" + words[1]))));
      case "X" -> script(v -> task(words[1]).cancel("by" + me));
      case "A" -> script(v -> task(words[1]));
      case "H" -> script(v -> Asyncio.shield(task(words[1])));
      case "J" -> script(v -> Asyncio.gather(words[1].equals("1"), tasks(words, 2)));
      case "Y" ->
          script(
                  v ->
                      Asyncio.wait(
                          tasks(words, 3),
                          words[2].equals("-") ? null : seconds(words[2]),
                          MODES[Integer.parseInt(words[1])]))
              .then(found -> sets((DoneAndPending<?>) found, words));
      case "B" -> script(v -> inOrder(words));
      default -> throw new AssertionError(words[0]);
    };
  }

  private Coroutine<Object> holding(
      int me, String what, Supplier<Coroutine<Held>> acquire, int passes) {
    return script(v -> acquire.get())
        .then(
            held -> {
              Script<Object> inside =
                  Script.<Object>named("inside").run(() -> say(me, "has " + what));
              for (int i = 0; i < passes; i++) {
                inside.then(v -> Asyncio.sleep(Duration.ZERO));
              }
              return inside.last(((Held) held)::close);
            })
        .then(v -> null);
  }

  private Coroutine<Object> withFinally(int me, String rest) {
    return script(v -> operation(me, rest))
        .then(v -> new Outcome(v, null))
        .except(e -> new Outcome(null, e))
        .then(outcome -> ending(me).then(v -> ((Outcome) outcome).get()));
  }

  private Script<Object> ending(int me) {
    return Script.<Object>named("finally")
        .run(() -> say(me, "finally"))
        .then(v -> Asyncio.sleep(Duration.ZERO));
  }

  private Object swallow(Throwable failure) throws Throwable {
    if (failure instanceof CancelledError) {
      return "swallowed " + Shown.of(failure);
    }
    throw failure;
  }

  private Object inOrder(String[] words) throws TimeoutException {
    List<Object> results = new ArrayList<>();
    Duration time = words[1].equals("-") ? null : seconds(words[1]);
    Iterator<Coroutine<Object>> ordered = Asyncio.asCompleted(tasks(words, 2), time).iterator();
    return next(ordered, results);
  }

  private Coroutine<Object> next(Iterator<Coroutine<Object>> ordered, List<Object> results) {
    if (!ordered.hasNext()) {
      return script(v -> results);
    }
    return script(v -> ordered.next())
        .except(
            e -> {
              if (e instanceof CancelledError) {
                throw e;
              }
              return e;
            })
        .then(v -> results.add(v))
        .then(v -> next(ordered, results));
  }

  private Object complete(String index, Consumer<Future<Object>> completion) {
    Future<Object> future = futures.get(Integer.parseInt(index));
    if (!future.done()) {
      completion.accept(future);
    }
    return null;
  }

  private static int uncancelled() {
    return Asyncio.currentTask().uncancel();
  }

  private String sets(DoneAndPending<?> found, String[] words) {
    StringBuilder done = new StringBuilder();
    StringBuilder pending = new StringBuilder();
    for (String word : Arrays.copyOfRange(words, 3, words.length)) {
      (found.done().contains(task(word)) ? done : pending).append(word);
    }
    return "done " + done + " pending " + pending;
  }

  private Task<Object> task(String word) {
    return tasks.get(Integer.parseInt(word));
  }

  private List<Task<Object>> tasks(String[] words, int from) {
    return Arrays.stream(words, from, words.length).map(this::task).toList();
  }

  private static String afterWord(String text) {
    return text.substring(text.indexOf(' ') + 1);
  }

  private static Duration seconds(String word) {
    return Duration.ofSeconds(Integer.parseInt(word));
  }

  private void say(Object who, String text) {
    log.add(Duration.ofNanos(loop.time() - start).toSeconds() + " " + who + " " + text);
  }
}
