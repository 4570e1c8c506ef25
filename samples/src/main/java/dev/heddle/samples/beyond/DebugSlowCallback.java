package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import java.time.Duration;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Debug mode reports turns that keep the loop busy for too long. */
final class DebugSlowCallback {
  private static final System.Logger LOG = System.getLogger("sample");

  private DebugSlowCallback() {}

  /** As Python's {@code logging} writes with {@code "%(levelname)7s: %(message)s"}. */
  private static void setUpLogging() {
    LogManager.getLogManager().reset();
    Handler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    handler.setFormatter(
        new Formatter() {
          @Override
          public String format(LogRecord line) {
            String level = line.getLevel() == Level.FINE ? "DEBUG" : line.getLevel().getName();
            return "%7s: %s%n".formatted(level, line.getMessage());
          }
        });
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    root.setLevel(Level.FINE);
  }

  private static void info(String line) {
    LOG.log(System.Logger.Level.INFO, line);
  }

  private static void blocksTheLoopOnPurpose() {
    long end = System.nanoTime() + Duration.ofMillis(201).toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Async
  static Coroutine<Void> inner() {
    info("inner starting");
    blocksTheLoopOnPurpose();
    info("inner completed");
    return done();
  }

  @Async
  static Coroutine<Void> outer() {
    info("outer starting");
    await(createTask(inner()));
    info("outer completed");
    return done();
  }

  public static void main(String[] args) {
    setUpLogging();
    for (boolean debug : new boolean[] {false, true}) {
      try (var runner = new dev.heddle.Runner(debug)) {
        EventLoop loop = runner.getLoop();
        loop.setSlowCallbackDuration(Duration.ofMillis(150));
        info("entering event loop, debug " + repr(loop.getDebug()));
        runner.run(outer());
      }
    }
  }
}
