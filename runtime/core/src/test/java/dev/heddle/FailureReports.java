package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.testkit.Script;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A loop that one failure is reported to, of tasks and futures that nobody looks at. */
abstract class FailureReports {
  static final List<String> LOST = List.of("Task exception was never retrieved");

  final EventLoop loop = VirtualTime.loop();
  final List<String> reports = new ArrayList<>();
  final IOException failure = new IOException("lost");

  @BeforeEach
  void listen() {
    loop.setExceptionHandler(
        (where, context) -> {
          assertSame(failure, context.exception());
          reports.add(context.message());
        });
  }

  Script<Object> fails() {
    return script(
        v -> {
          throw failure;
        });
  }
}
