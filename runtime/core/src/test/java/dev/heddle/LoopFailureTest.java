package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of failures that nobody awaits. */
class LoopFailureTest {
  private final EventLoop loop = VirtualTime.loop();
  private final List<Object> events = new ArrayList<>();

  @Test
  void aThrowingCallbackIsReportedAndTheOthersRun() {
    List<ErrorContext> reports = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> reports.add(context));
    IllegalStateException failure = new IllegalStateException("broken");
    Handle handle =
        loop.callSoon(
            () -> {
              throw failure;
            });
    loop.callSoon(() -> events.add("after"));
    loop.stop();
    loop.runForever();
    assertEquals(List.of("after"), events);
    assertEquals(1, reports.size());
    assertEquals("Exception in callback LoopFailureTest.<lambda>()", reports.get(0).message());
    assertSame(failure, reports.get(0).exception());
    assertSame(handle, reports.get(0).get(ErrorContext.HANDLE));
  }

  @Test
  void aThrowingHandlerIsReportedToTheDefaultOne() {
    loop.setExceptionHandler(
        (where, context) -> {
          throw new IllegalStateException("the handler is broken too");
        });
    loop.callSoon(
        () -> {
          throw new IllegalArgumentException("broken");
        });
    loop.stop();
    String printed = Captured.err(loop::runForever);
    assertTrue(
        printed.startsWith(
            "Unhandled error in exception handler\n"
                + "context: Exception in callback LoopFailureTest.<lambda>()\n"
                + "handle: <Handle LoopFailureTest.<lambda>()>\n"
                + "java.lang.IllegalStateException: the handler is broken too\n"),
        printed);
  }

  @Test
  void withoutAHandlerFailuresArePrinted() {
    loop.callSoon(
        () -> {
          throw new IllegalArgumentException("broken");
        });
    loop.stop();
    String printed = Captured.err(loop::runForever);
    assertTrue(
        printed.startsWith(
            "Exception in callback LoopFailureTest.<lambda>()\n"
                + "handle: <Handle LoopFailureTest.<lambda>()>\n"
                + "java.lang.IllegalArgumentException: broken\n"),
        printed);
    assertNull(loop.getExceptionHandler());
  }

  @Test
  void aFailureOfTheMachineItselfLeavesTheLoop() {
    loop.callSoon(
        () -> {
          throw new OutOfMemoryError("for the test");
        });
    loop.callSoon(() -> events.add("next run"));
    assertThrows(OutOfMemoryError.class, loop::runForever);
    assertFalse(loop.isRunning());
    loop.stop();
    loop.runForever();
    assertEquals(List.of("next run"), events);
  }

  @Test
  void aRunThatAFatalFailureEndsLeavesNothingOnItsFuture() {
    Future<String> future = loop.createFuture();
    loop.callSoon(
        () -> {
          throw new KeyboardInterrupt();
        });
    assertThrows(KeyboardInterrupt.class, () -> loop.runUntilComplete(future));
    assertEquals("<Future pending>", future.toString());
    future.setResult("later");
    loop.callSoon(() -> loop.callSoon(() -> events.add("second pass")));
    loop.callSoon(() -> loop.callSoon(() -> loop.callSoon(loop::stop)));
    loop.runForever();
    assertEquals(List.of("second pass"), events, "the run before does not stop this one");
  }

  @Test
  void aKeyboardInterruptLeavesTheLoopToo() {
    loop.createTask(
        script(
            v -> {
              throw new KeyboardInterrupt();
            }));
    assertThrows(KeyboardInterrupt.class, loop::runForever);
    assertFalse(loop.isRunning());
  }

  @Test
  void closingNamesTheTasksThatAreLeft() {
    List<String> reports = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> reports.add(context.toString()));
    loop.createTask(Asyncio.done(), "left alone");
    loop.close();
    assertEquals(
        List.of(
            "Task was destroyed but it is pending!\n"
                + "task: <Task pending name='left alone' coro=<done() running at"
                + " dev.heddle.Asyncio>>"),
        reports);
  }

  /** A failure that can't be told. */
  private static final class Untold extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  @Test
  void aFailureThatCannotBePrintedDoesNotEndTheLoop() {
    loop.callSoon(
        () -> {
          throw new Untold();
        });
    loop.callSoon(() -> events.add("after"));
    loop.stop();
    String printed = Captured.err(loop::runForever);
    assertEquals(List.of("after"), events);
    assertTrue(
        printed.startsWith(
            "Exception in callback LoopFailureTest.<lambda>()\n"
                + "handle: <Handle LoopFailureTest.<lambda>()>\n"
                + "dev.heddle.LoopFailureTest$Untold (whose text fails to print)\n"
                + "\tat dev.heddle.LoopFailureTest."),
        printed);
  }

  @Test
  void aDetailThatCannotBePrintedDoesNotEndTheLoop() {
    Object silent =
        new Object() {
          @Override
          public String toString() {
            throw new AssertionError("no text");
          }
        };
    String printed =
        Captured.err(
            () ->
                loop.callExceptionHandler(
                    ErrorContext.of("strange").with(ErrorContext.PROTOCOL, silent)));
    assertEquals("strange (a detail of it fails to print)\n", printed);
  }
}
