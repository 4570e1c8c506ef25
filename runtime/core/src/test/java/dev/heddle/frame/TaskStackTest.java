package dev.heddle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.Task;
import dev.heddle.testkit.VirtualTime;
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
}
