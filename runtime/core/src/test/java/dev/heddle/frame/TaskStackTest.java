package dev.heddle.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Asyncio;
import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.testkit.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskStackTest {
  private final EventLoop loop = VirtualTime.loop();

  private void pass() {
    loop.stop();
    loop.runForever();
  }

  private static List<String> stack(Task<?> task) {
    return task.getStack().stream().map(StackTraceElement::toString).toList();
  }

  @Test
  void aSuspendedTaskShowsEachAwaitOutermostFirst() {
    Chain.bottom = loop.createFuture();
    Task<Integer> task = loop.createTask(Chain.down(2));
    pass();
    assertEquals(
        List.of(
            "dev.heddle.frame.Chain.down(Chain.java:12)",
            "dev.heddle.frame.Chain.down(Chain.java:12)",
            "dev.heddle.frame.Chain.down(Chain.java:11)"),
        stack(task));
  }

  @Test
  void aTaskThatHasNotBegunShowsWhereItWill() {
    assertEquals(
        List.of("dev.heddle.frame.Chain.down(Chain.java:10)"),
        stack(loop.createTask(Chain.down(2))));
  }

  @Test
  void aTaskThatIsDoneHasNoStack() {
    Future<Integer> bottom = loop.createFuture();
    bottom.setResult(1);
    Chain.bottom = bottom;
    Task<Integer> task = loop.createTask(Chain.down(1));
    pass();
    assertEquals(List.of(), stack(task));
  }

  @Test
  void aLimitLeavesTheInnermostCalls() {
    Chain.bottom = loop.createFuture();
    Task<Integer> task = loop.createTask(Chain.down(2), "t");
    pass();
    assertEquals(task.getStack().subList(1, 3), task.getStack(2));
    assertEquals(task.getStack(), task.getStack(9));
    assertEquals(List.of(), task.getStack(0));
    assertEquals(
        "a limit of -1 lines; it must be 0 or more",
        assertThrows(IllegalArgumentException.class, () -> task.getStack(-1)).getMessage());
    assertEquals(
        "Stack for "
            + task
            + " (most recent call last):\n"
            + "\tat dev.heddle.frame.Chain.down(Chain.java:11)\n",
        printed(task, 1));
  }

  @Test
  void printingAFailureDoesNotCountAsHavingSeenIt() {
    List<Object> reports = new ArrayList<>();
    loop.setExceptionHandler((where, context) -> reports.add(context.message()));
    IllegalStateException failure = new IllegalStateException("failed");
    Task<Integer> task = loop.createTask(Chain.down(0), "t");
    Future<Integer> bottom = loop.createFuture();
    Chain.bottom = bottom;
    bottom.setException(failure);
    pass();
    String trace = printed(task, 1);
    assertEquals(
        "Traceback for "
            + task
            + " (most recent call first):\n"
            + failure
            + "\n\tat "
            + failure.getStackTrace()[0]
            + "\n",
        trace);
    loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(1)));
    assertEquals(List.of("Task exception was never retrieved"), reports);
  }

  private static String printed(Task<?> task, int limit) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    task.printStack(new PrintStream(bytes, true, UTF_8), limit);
    return bytes.toString(UTF_8);
  }
}
