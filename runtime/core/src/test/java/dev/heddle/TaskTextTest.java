package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.frame.Suspension;
import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tasks look like in logs. */
class TaskTextTest {
  private final EventLoop loop = VirtualTime.loop();

  @Test
  void theTextOfATaskShowsStatePlaceAndWhatItWaitsFor() {
    Future<Object> future = loop.createFuture();
    Task<Object> task = loop.createTask(new Located(future), "t");
    assertEquals(
        "<Task pending name='t' coro=<taskFunc() running at Ex10.java:12>>", task.toString());
    Task<Object> outer = loop.createTask(new Located(task), "o");
    onePass();
    assertEquals(
        "<Task pending name='o' coro=<taskFunc() running at Ex10.java:14>"
            + " wait_for=<Task pending name='t' coro=<taskFunc() running at Ex10.java:14>"
            + " wait_for=<Future pending cb=[Task.wakeup()]> cb=[Task.wakeup()]>>",
        outer.toString());
    future.setResult("the result");
    loop.runUntilComplete(outer);
    assertEquals(
        "<Task finished name='t' coro=<taskFunc() done, defined at Ex10.java:12>"
            + " result='the result'>",
        task.toString());
  }

  @Test
  void theTextOfACancelledTaskSaysSoBeforeAndAfter() {
    Task<Object> task = loop.createTask(new Located(loop.createFuture()), "t");
    task.cancel();
    assertEquals(
        "<Task cancelling name='t' coro=<taskFunc() running at Ex10.java:12>>", task.toString());
    onePass();
    assertEquals(
        "<Task cancelled name='t' coro=<taskFunc() done, defined at Ex10.java:12>>",
        task.toString());
  }

  @Test
  void theTextOfAFailedTaskShowsItsException() {
    Future<Object> future = loop.createFuture();
    future.setException(new IOException("lost"));
    Task<Object> task = loop.createTask(new Located(future), "t");
    onePass();
    assertEquals(
        "<Task finished name='t' coro=<taskFunc() done, defined at Ex10.java:12>"
            + " exception=IOException('lost')>",
        task.toString());
  }

  @Test
  void tasksThatWaitForEachOtherCanStillBePrinted() {
    List<Task<Object>> tasks = new ArrayList<>();
    tasks.add(loop.createTask(script(v -> tasks.get(1)), "a"));
    tasks.add(loop.createTask(script(v -> tasks.get(0)), "b"));
    onePass();
    String coro = " coro=<script() running at Script.java:1> ";
    assertEquals(
        "<Task pending name='a'"
            + coro
            + "wait_for=<Task pending name='b'"
            + coro
            + "wait_for=... cb=[Task.wakeup()]> cb=[Task.wakeup()]>",
        tasks.get(0).toString());
  }

  private void onePass() {
    loop.stop();
    loop.runForever();
  }

  /** {@code taskFunc} of Ex10.java: awaits something, and gives its value. */
  private static final class Located extends dev.heddle.frame.Frame<Object> {
    private final Future<?> awaited;

    Located(Future<?> awaited) {
      this.awaited = awaited;
    }

    @Override
    protected Object resume() throws Throwable {
      if (state == 0 && !awaited.done()) {
        state = 1;
        return Suspension.on(awaited).push(this);
      }
      return state == 0 ? awaited.result() : take();
    }

    @Override
    protected String layout() {
      return "1\tEx10\ttaskFunc\t()Ldev/heddle/Coroutine;\tEx10.java\t12\t0\n14\t0";
    }
  }
}
