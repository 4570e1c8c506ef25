package dev.heddle.frame;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Asyncio;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceTest {
  private final EventLoop loop = VirtualTime.loop();
  private final Suspension driver = new Suspension("driver");

  @BeforeEach
  void reset() {
    Chain.resumed = 0;
    Chain.finallyRuns = 0;
  }

  @Test
  void framesWithoutHandlerAreSkippedAndLeaveTheirLines() throws Throwable {
    Chain.bottom = loop.createFuture();
    driver.start(Chain.down(2));
    Chain.resumed = 0;
    IOException failure = new IOException("lost");
    failure.setStackTrace(new StackTraceElement[] {line("Reader", "read", 5)});

    assertSame(failure, assertThrows(IOException.class, () -> driver.resumeWith(failure)));
    assertEquals(0, Chain.resumed);
    assertEquals(
        List.of(
            "Reader.read(Reader.java:5)",
            "dev.heddle.frame.Chain.down(Chain.java:11)",
            "dev.heddle.frame.Chain.down(Chain.java:12)",
            "dev.heddle.frame.Chain.down(Chain.java:12)"),
        lines(failure));
  }

  @Test
  void linesGoBeforeTheDriversOwn() throws Throwable {
    Chain.bottom =
        script(v -> loop.createFuture())
            .then(
                v -> {
                  throw new IOException("thrown by a resumed frame");
                });
    driver.start(Chain.down(1));
    IOException failure = assertThrows(IOException.class, () -> driver.resume("go"));
    List<String> lines = lines(failure);
    int chain = lines.indexOf("dev.heddle.frame.Chain.down(Chain.java:11)");
    assertEquals("dev.heddle.frame.Chain.down(Chain.java:12)", lines.get(chain + 1));
    assertEquals("run", failure.getStackTrace()[chain + 2].getMethodName());
    assertEquals(Suspension.class.getName(), failure.getStackTrace()[chain + 2].getClassName());
    assertEquals(
        List.of(),
        lines.subList(0, chain).stream().filter(line -> line.contains("Suspension")).toList());
    assertEquals(
        List.of(),
        lines.subList(0, chain).stream().filter(line -> line.contains(".resume(")).toList(),
        "what the runtime puts between is cut out");
  }

  @Test
  void tenThousandFramesCostOneLineEach() throws Throwable {
    Chain.bottom = loop.createFuture();
    DeepStack.run(() -> driver.start(Chain.down(9_999)));
    IOException failure = new IOException("deep");
    failure.setStackTrace(new StackTraceElement[0]);
    assertThrows(IOException.class, () -> driver.resumeWith(failure));
    assertEquals(10_000, failure.getStackTrace().length);
    assertEquals(
        9_999, Collections.frequency(lines(failure), "dev.heddle.frame.Chain.down(Chain.java:12)"));
  }

  @Test
  void aFailureThatEachOfTenThousandFramesSeesHasEachLineOnce() throws Throwable {
    Chain.bottom = loop.createFuture();
    DeepStack.run(() -> driver.start(new Chain.Guarded(9_999)));
    IOException failure = new IOException("deep");
    failure.setStackTrace(new StackTraceElement[0]);
    assertThrows(IOException.class, () -> driver.resumeWith(failure));
    assertEquals(10_000, Chain.finallyRuns);
    assertEquals(
        Collections.nCopies(10_000, "dev.heddle.frame.Guarded.down(Guarded.java:21)"),
        lines(failure));
  }

  @Test
  void aHandlerSeesItsOwnLineToo() throws Throwable {
    Future<Object> future = loop.createFuture();
    Task<Object> task = loop.createTask(new Catching(future));
    loop.callSoon(() -> future.setException(new IOException("lost")));
    IOException caught = (IOException) loop.runUntilComplete(task);
    assertEquals(
        1,
        Collections.frequency(lines(caught), "dev.heddle.frame.Catching.tryIt(Catching.java:31)"));
  }

  @Test
  void aFailureAwaitedByManyTasksDoesNotGrow() throws Throwable {
    Future<Integer> future = loop.createFuture();
    IOException failure = new IOException("shared");
    int own = failure.getStackTrace().length;
    Chain.bottom = future;
    Future<?> all =
        Asyncio.ensureFuture(
            script(
                v ->
                    Asyncio.gather(
                        true, Chain.down(1), Chain.down(1), Chain.down(1), Chain.down(1))),
            loop);
    loop.callSoon(() -> loop.callSoon(() -> loop.callSoon(() -> future.setException(failure))));
    loop.runUntilComplete(all);
    assertEquals(own + 2, failure.getStackTrace().length);
  }

  private static List<String> lines(Throwable failure) {
    return Arrays.stream(failure.getStackTrace()).map(StackTraceElement::toString).toList();
  }

  private static StackTraceElement line(String className, String method, int line) {
    return new StackTraceElement(className, method, className + ".java", line);
  }

  /** {@code try { return done(await(future)); } catch (IOException e) { return done(e); }}. */
  private static final class Catching extends Frame<Object> {
    private final Future<Object> future;

    Catching(Future<Object> future) {
      this.future = future;
    }

    @Override
    protected Object resume() throws Throwable {
      try {
        if (state == 0) {
          state = 1;
          return Suspension.on(future).push(this);
        }
        return take();
      } catch (IOException e) {
        return e;
      }
    }

    @Override
    protected String layout() {
      return "1\tdev.heddle.frame.Catching\ttryIt\t()V\tCatching.java\t30\tcafe\n31\t1";
    }
  }
}
