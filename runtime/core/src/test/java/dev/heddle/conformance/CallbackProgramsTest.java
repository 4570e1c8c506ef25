package dev.heddle.conformance;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Handle;
import dev.heddle.context.Context;
import dev.heddle.context.ContextVar;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Random programs of callbacks (soon, later, of futures, cancelled, in contexts, throwing, stopping
 * the loop) log what they log under CPython 3.11.
 */
class CallbackProgramsTest {

  @Test
  void randomProgramsLogWhatCPythonLogs() throws IOException {
    Recorded.assertLogs("/callbacks/programs.txt", 250, program -> new Run(program).log());
  }

  private static final class Run {
    private final EventLoop loop = VirtualTime.loop();
    private final long start = loop.time();
    private final List<String> log = new ArrayList<>();
    private final List<Handle> handles = new ArrayList<>();
    private final List<Future<Object>> futures = List.of(loop.createFuture(), loop.createFuture());
    private final ContextVar<String> variable = new ContextVar<>("v", "unset");
    private final Context shared = new Context();
    private final Program program;
    private final List<Consumer<Future<Object>>> ofFutures = new ArrayList<>();
    private int budget = 40;

    Run(Program program) {
      this.program = program;
      for (int i = 0; i < program.tasks().size(); i++) {
        int n = i;
        ofFutures.add(future -> call(n));
      }
      loop.setExceptionHandler(
          (where, context) ->
              say("report " + Objects.requireNonNull(context.exception()).getMessage()));
    }

    List<String> log() {
      new Context().run(this::main);
      return log;
    }

    private void main() {
      try {
        program.tasks().get(0).forEach(text -> operation(0, text));
      } catch (IllegalStateException e) {
        say("main " + e.getMessage());
      }
      loop.callLater(Duration.ofSeconds(30), () -> log.add("end"));
      loop.callLater(Duration.ofSeconds(30), loop::stop);
      for (int i = 0; i < 30 && !log.contains("end"); i++) {
        loop.runForever();
        say("stopped");
      }
    }

    private void call(int n) {
      say(n + " " + variable.get());
      program.tasks().get(n).forEach(text -> operation(n, text));
    }

    private void operation(int me, String text) {
      char kind = text.charAt(0);
      int[] numbers = Arrays.stream(text.split(" ")).skip(1).mapToInt(Integer::parseInt).toArray();
      if ("SLAF".indexOf(kind) >= 0 && budget-- <= 0) {
        return;
      }
      switch (kind) {
        case 'S' -> handles.add(loop.callSoon(() -> call(numbers[0])));
        case 'A' -> handles.add(loop.callSoon(() -> call(numbers[0]), shared));
        case 'L' ->
            handles.add(loop.callLater(Duration.ofSeconds(numbers[0]), () -> call(numbers[1])));
        case 'C' -> cancel(numbers[0]);
        case 'T' -> loop.stop();
        case 'V' -> variable.set("by" + me);
        case 'X' -> throw new IllegalStateException("in " + me);
        default -> onFuture(kind, futures.get(numbers[0]), numbers);
      }
    }

    private void onFuture(char kind, Future<Object> future, int[] numbers) {
      switch (kind) {
        case 'F' -> future.addDoneCallback(ofFutures.get(numbers[1]));
        case 'D' -> say("removed " + future.removeDoneCallback(ofFutures.get(numbers[1])));
        case 'N' -> say("cancelled " + future.cancel());
        case 'G' -> {
          if (!future.done()) {
            future.setResult("x");
          }
        }
        default -> throw new AssertionError(kind);
      }
    }

    private void cancel(int index) {
      if (index < handles.size()) {
        handles.get(index).cancel();
      }
    }

    private void say(String text) {
      log.add(Duration.ofNanos(loop.time() - start).toSeconds() + " " + text);
    }
  }
}
