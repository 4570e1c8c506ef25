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
import dev.heddle.TaskGroup;
import dev.heddle.Timeout;
import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Runs a program of nested expressions, three tasks of them. Each is a coroutine of its own:
 *
 * <pre>
 *   y  s N           sleep(0), sleep(N)
 *   f I  r I  q I    future I: await it, give it a value, let it fail
 *   x T  c  u  !     cancel task T or oneself; cancelling() and uncancel(); fail
 *   Z e...           one after the other
 *   T D e  R D       in a timeout; reschedule the innermost
 *   G e... b         in a group, with a body; K cancels the innermost, + e adds to it
 *   W D e  H e       waitFor, shield
 *   M e  J B e...    a task, gather, B = 1 with exceptions
 *   P M D e...       wait in mode M for time D
 *   I e  E e  V e    swallow a cancellation, an exception; a finally that waits
 * </pre>
 */
final class Structure {
  private static final ReturnWhen[] MODES = {
    ReturnWhen.ALL_COMPLETED, ReturnWhen.FIRST_COMPLETED, ReturnWhen.FIRST_EXCEPTION
  };

  /** Where an expression stands. */
  private record Place(String name, Timeout timeout, TaskGroup group, int[] children) {
    static Place of(String name, TaskGroup group) {
      return new Place(name, null, group, new int[1]);
    }

    Place child(TaskGroup group) {
      return of(name + "." + ++children[0], group);
    }

    Place within(Timeout inner) {
      return new Place(name, inner, group, children);
    }

    Place within(TaskGroup inner) {
      return new Place(name, timeout, inner, children);
    }
  }

  private static final class Bad extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final EventLoop loop = VirtualTime.loop();
  private final long start = loop.time();
  private final List<String> log = new ArrayList<>();
  private final List<Future<Object>> futures = new ArrayList<>();
  private final List<Task<Object>> tasks = new ArrayList<>();

  static List<String> run(Program program) {
    Structure structure = new Structure();
    structure.loop.setExceptionHandler((where, context) -> {});
    structure.loop.runUntilComplete(structure.main(program));
    return structure.log;
  }

  private Coroutine<Object> main(Program program) {
    return script(
            v -> {
              for (int i = 0; i < 3; i++) {
                futures.add(loop.createFuture());
              }
              for (int i = 0; i < program.tasks().size(); i++) {
                Expression expression = Expression.read(program.tasks().get(i).get(0));
                tasks.add(loop.createTask(logged(Place.of("" + i, null), expression)));
              }
              return attempt(0);
            })
        .run(this::summary);
  }

  private Coroutine<Object> attempt(int number) {
    return script(v -> Asyncio.sleep(Duration.ofSeconds(50)))
        .then(
            v -> {
              int left = Asyncio.allTasks().size() - 1;
              if (left == 0) {
                return null;
              }
              log.add("left " + left);
              tasks.forEach(Task::cancel);
              if (number > 3) {
                futures.forEach(Future::cancel);
              }
              return number == 29 ? null : attempt(number + 1);
            });
  }

  private void summary() {
    for (int i = 0; i < tasks.size(); i++) {
      Task<Object> task = tasks.get(i);
      String end =
          !task.done()
              ? "pending"
              : task.cancelled()
                  ? "cancelled"
                  : Shown.structure(task.exception() != null ? task.exception() : task.result());
      log.add(i + " " + end + " " + task.cancelling());
    }
  }

  private Coroutine<Object> logged(Place place, Expression e) {
    return script(v -> run(place, e))
        .then(
            v -> {
              say(place, e.name() + " " + Shown.structure(v));
              return v;
            })
        .except(
            thrown -> {
              say(place, e.name() + " !! " + Shown.structure(thrown));
              throw thrown;
            });
  }

  /** An awaitable, or a value that there is at once. */
  private Object run(Place place, Expression e) throws Exception {
    return switch (e.name()) {
      case "y" -> Asyncio.sleep(Duration.ZERO, null);
      case "s" -> Asyncio.sleep(e.seconds(0), null);
      case "f" -> futures.get(e.number(0));
      case "r" -> complete(e.number(0), null);
      case "q" -> complete(e.number(0), new Bad());
      case "x" -> e.number(0) < tasks.size() && tasks.get(e.number(0)).cancel() ? 1 : 0;
      case "c" -> Asyncio.currentTask().cancel() ? 1 : 0;
      case "u" -> Asyncio.currentTask().cancelling() + ">" + Asyncio.currentTask().uncancel();
      case "!" -> throw new Bad();
      case "R" -> {
        place.timeout().reschedule(loop.time() + e.seconds(0).toNanos());
        yield null;
      }
      case "K" -> {
        place.group().cancel();
        yield null;
      }
      case "+" -> {
        place.group().createTask(logged(place.child(place.group()), e.inner(0)));
        yield null;
      }
      default -> nested(place, e);
    };
  }

  private Object nested(Place place, Expression e) throws TimeoutException {
    return switch (e.name()) {
      case "Z" -> sequence(place, e);
      case "T" -> Asyncio.timeout(e.seconds(0), t -> logged(place.within(t), e.inner(1)));
      case "W" -> Asyncio.waitFor(logged(place, e.inner(1)), e.seconds(0));
      case "G" -> group(place, e);
      case "I" ->
          script(v -> logged(place, e.inner(0)))
              .except(thrown -> swallow(thrown, thrown instanceof CancelledError, "swallowed"));
      case "E" ->
          script(v -> logged(place, e.inner(0)))
              .except(
                  thrown -> swallow(thrown, thrown instanceof Exception, Shown.structure(thrown)));
      case "V" -> withFinally(place, e);
      case "H" -> Asyncio.shield(logged(place.child(null), e.inner(0)));
      case "M" -> Asyncio.createTask(logged(place.child(null), e.inner(0)));
      case "J" -> Asyncio.gather(e.number(0) == 1, coroutines(place, e, 1));
      case "P" -> waiting(place, e);
      default -> throw new AssertionError(e);
    };
  }

  private Object complete(int number, Bad failure) {
    Future<Object> future = futures.get(number);
    if (!future.done() && failure == null) {
      future.setResult(7);
    } else if (!future.done()) {
      future.setException(failure);
      future.exception();
    }
    return null;
  }

  private Coroutine<Object> sequence(Place place, Expression e) {
    Script<Object> steps = Script.named("steps");
    for (int i = 0; i < e.size(); i++) {
      Expression step = e.inner(i);
      steps.then(v -> logged(place, step));
    }
    return steps;
  }

  private Coroutine<Object> group(Place place, Expression e) {
    return TaskGroup.run(
        group -> {
          for (int i = 0; i < e.size() - 1; i++) {
            group.createTask(logged(place.child(group), e.inner(i)));
          }
          return logged(place.within(group), e.inner(e.size() - 1));
        });
  }

  private static Object swallow(Throwable thrown, boolean does, Object value) throws Throwable {
    if (does) {
      return value;
    }
    throw thrown;
  }

  private Coroutine<Object> withFinally(Place place, Expression e) {
    return script(v -> logged(place, e.inner(0)))
        .then(v -> new Outcome(v, null))
        .except(thrown -> new Outcome(null, thrown))
        .then(
            outcome ->
                script(v -> Asyncio.sleep(Duration.ZERO))
                    .run(() -> say(place, "finally"))
                    .then(v -> ((Outcome) outcome).get()));
  }

  private List<Coroutine<Object>> coroutines(Place place, Expression e, int from) {
    List<Coroutine<Object>> coroutines = new ArrayList<>();
    for (int i = from; i < e.size(); i++) {
      coroutines.add(logged(place.child(null), e.inner(i)));
    }
    return coroutines;
  }

  private Coroutine<Object> waiting(Place place, Expression e) {
    List<Task<Object>> made =
        coroutines(place, e, 2).stream().map(c -> loop.createTask(c)).toList();
    Duration time = e.word(1).equals("-") ? null : e.seconds(1);
    return script(v -> Asyncio.wait(made, time, MODES[e.number(0)]))
        .then(
            found -> {
              StringBuilder text = new StringBuilder();
              made.forEach(
                  t -> text.append(((DoneAndPending<?>) found).done().contains(t) ? "d" : "p"));
              return text.toString();
            });
  }

  private void say(Place place, String text) {
    log.add(Duration.ofNanos(loop.time() - start).toSeconds() + " " + place.name() + " " + text);
  }
}
