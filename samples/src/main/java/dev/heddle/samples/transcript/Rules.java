package dev.heddle.samples.transcript;

import static dev.heddle.samples.transcript.Orders.anyOrder;
import static dev.heddle.samples.transcript.Orders.anyOrderOfList;
import static dev.heddle.samples.transcript.Orders.anyRoles;
import static dev.heddle.samples.transcript.Orders.firstMayFollow;
import static dev.heddle.samples.transcript.Orders.orElse;

import java.util.Map;

/** The {@code .rules} files in code: which comparison holds for which program. */
final class Rules {
  private static final Rule TASK_TEXT = new TaskText();

  private static final Map<String, String> RUNNER_WORDS =
      Map.of(
          "RuntimeError: Asyncio.run() cannot be called from a running event loop; await the"
              + " coroutine instead",
          "RuntimeError: asyncio.run() cannot be called from a running event loop",
          "RuntimeError: Runner is closed; make a new Runner()",
          "RuntimeError: Runner is closed",
          "RuntimeError: no running event loop; call it in an @Async method that Asyncio.run(...)"
              + " runs",
          "RuntimeError: no running event loop",
          // Java's compiler refuses what is no awaitable; that leaves null.
          "NullPointerException: an awaitable is required, got null",
          "ValueError: a coroutine was expected, got 'not a coroutine'");

  private static final Map<String, Rule> BY_PROGRAM =
      Map.ofEntries(
          Map.entry("ex06", new LoopTimes()),
          Map.entry("ex10", TASK_TEXT),
          Map.entry("ex11", TASK_TEXT),
          Map.entry("ex13", TASK_TEXT),
          // The phases start in any order; wait() gives sets.
          Map.entry("ex14", Orders.of(anyOrder(3, 5), anyOrderOfList(9))),
          // The phases start in any order, and are cancelled in any order.
          Map.entry("ex15", Orders.of(anyOrder(3, 5), anyOrder(10, 11))),
          // The phases start in any order: as_completed collects them in a set.
          Map.entry(
              "ex17", Orders.of(orElse(Transcript.late(new Program("ex17"))), anyOrder(3, 5))),
          // Who waits first acquires first: with the lines 4 and 5 the last four change, in pairs.
          Map.entry("ex18", Orders.of(orElse(1, 2, 3, 5, 4, 6, 9, 10, 7, 8))),
          // Who waits first is triggered first.
          Map.entry("ex19", Orders.of(orElse(1, 3, 2, 4, 6, 5, 7))),
          // Consumers are triggered in the order in which they began to wait, whichever it was.
          Map.entry("ex20", Orders.of(anyRoles("consumer", 5), firstMayFollow(6))),
          Map.entry("echo_server", NetworkOutput.inOrder()),
          Map.entry("beyond_echo_client", NetworkOutput.inPieces()),
          Map.entry("beyond_streams", NetworkOutput.fromTwoTasks()),
          Map.entry("beyond_executor_threads", new ThreadLines()),
          Map.entry("beyond_debug_never_awaited", DebugLines.neverAwaited()),
          Map.entry("beyond_debug_slow_callback", DebugLines.slowCallback()),
          Map.entry("beyond_runner", Reworded.of(RUNNER_WORDS)),
          Map.entry(
              "beyond_future_states",
              Reworded.of(
                  Map.of(
                      "InvalidStateError: Result is not set: <Future pending> is not done; await"
                          + " it, or ask done() first",
                      "InvalidStateError: Result is not set.",
                      "InvalidStateError: Exception is not set: <Future pending> is not done; await"
                          + " it, or ask done() first",
                      "InvalidStateError: Exception is not set.",
                      "InvalidStateError: invalid state: <Future finished> is done already; ask"
                          + " done() before you complete it",
                      "InvalidStateError: invalid state"))),
          Map.entry(
              "beyond_taskgroup",
              Reworded.of(
                  Map.of(
                      "RuntimeError: is finished; make its tasks before it is cancelled or left, or"
                          + " use another group",
                      "RuntimeError: is finished"))),
          Map.entry(
              "beyond_signals",
              Reworded.of(
                  Map.of(
                      "RuntimeError: sig KILL cannot be caught: the system or the JVM keeps it for"
                          + " itself",
                      "RuntimeError: sig 9 cannot be caught",
                      "ValueError: invalid signal '12345'; name one of this system, such as HUP,"
                          + " INT or TERM",
                      "ValueError: invalid signal number 12345"))),
          Map.entry(
              "beyond_stop",
              Reworded.of(
                  Map.of(
                      "RuntimeError: Event loop is closed: <EventLoop running=False closed=True"
                          + " debug=False>; make another one by EventLoop.create()",
                      "RuntimeError: Event loop is closed"))),
          Map.entry(
              "beyond_queue_kinds",
              Reworded.of(
                  Map.of(
                      "-> ValueError taskDone() called too many times for Queue[maxsize=1, qsize=0];"
                          + " call it once for each item",
                      "-> ValueError task_done() called too many times"))),
          // As in Python 3.14 the task has its name when it starts.
          Map.entry(
              "py313_eager_tasks",
              Reworded.of(Map.of("slow starts in S", "slow starts in Task-3"))),
          // wait() makes tasks of bare coroutines.
          Map.entry("beyond_wait_modes", new Missing("TypeError: Passing coroutines")));

  private Rules() {}

  /** The rule for a program; without one of its own every line counts. */
  static Rule of(String program) {
    return BY_PROGRAM.getOrDefault(program, Rule.EXACT);
  }
}
