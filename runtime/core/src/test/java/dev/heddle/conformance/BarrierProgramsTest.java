package dev.heddle.conformance;

import static dev.heddle.testkit.Script.script;

import dev.heddle.Asyncio;
import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import dev.heddle.sync.Barrier;
import dev.heddle.sync.BrokenBarrierException;
import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random programs on a barrier (come, reset, abort, cancel a task, look) log what they log under
 * CPython 3.11.
 */
class BarrierProgramsTest {

  @Test
  void randomProgramsLogWhatCPythonLogs() throws IOException {
    Recorded.assertLogs("/barriers/programs.txt", 200, program -> new Run(program).log());
  }

  private static final class Run {
    private final EventLoop loop = VirtualTime.loop();
    private final long start = loop.time();
    private final List<String> log = new ArrayList<>();
    private final List<Task<Object>> tasks = new ArrayList<>();
    private final Program program;
    private final Barrier barrier;

    Run(Program program) {
      this.program = program;
      String name = program.name();
      this.barrier = new Barrier(Integer.parseInt(name.substring(name.lastIndexOf(' ') + 1)));
    }

    List<String> log() {
      for (int i = 0; i < program.tasks().size(); i++) {
        tasks.add(loop.createTask(body(i, program.tasks().get(i))));
      }
      loop.runUntilComplete(Asyncio.sleep(Duration.ofSeconds(200)));
      for (int i = 0; i < tasks.size(); i++) {
        if (!tasks.get(i).done()) {
          say("main", i + " waits");
        }
      }
      return log;
    }

    private Coroutine<Object> body(int me, List<String> operations) {
      Script<Object> body = Script.named("body");
      for (String operation : operations) {
        body.then(v -> logged(me, operation));
      }
      return body;
    }

    private Coroutine<Object> logged(int me, String text) {
      return script(v -> turn(me))
          .then(v -> operation(text))
          .then(v -> text + " -> " + Shown.of(v))
          .except(e -> text + " !! " + failure(e))
          .run(() -> {})
          .then(
              line -> {
                say(me, line);
                return null;
              });
    }

    private static String failure(Throwable failure) throws Throwable {
      if (failure instanceof CancelledError) {
        return "Cancelled";
      }
      if (failure instanceof BrokenBarrierException) {
        return failure.getMessage();
      }
      throw failure;
    }

    private Coroutine<Void> turn(int me) {
      int n = tasks.size();
      long now = Duration.ofNanos(loop.time() - start).toSeconds();
      return Asyncio.sleep(Duration.ofSeconds(n - Math.floorMod(now - me, n)));
    }

    private Object operation(String text) {
      return switch (text.charAt(0)) {
        case 'B' -> barrier.waitFor();
        case 'R' -> barrier.reset();
        case 'A' -> barrier.abort();
        case 'X' -> tasks.get(Integer.parseInt(text.substring(2))).cancel();
        case 'N' -> barrier.nWaiting() + " " + barrier.broken();
        default -> throw new AssertionError(text);
      };
    }

    private void say(Object who, Object text) {
      log.add(Duration.ofNanos(loop.time() - start).toSeconds() + " " + who + " " + text);
    }
  }
}
