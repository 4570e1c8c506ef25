package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A group of two tasks in which the body, a task and a cancellation from outside end or fail in the
 * same few passes, in all orders. {@code recording/groups.py} tells how CPython ends in each.
 */
class TaskGroupOrdersTest {

  @Test
  void groupsEndAsInPython() throws IOException {
    List<String> expected;
    try (InputStream in = getClass().getResourceAsStream("/groups/orders.txt")) {
      expected = new String(in.readAllBytes(), UTF_8).lines().toList();
    }
    assertEquals(784, expected.size());
    List<String> actual = new ArrayList<>();
    for (String line : expected) {
      String scene = line.substring(0, line.indexOf(':'));
      actual.add(scene + ": " + new Scene(scene.split(" ")).play());
    }
    assertEquals(String.join("\n", expected), String.join("\n", actual));
  }

  private static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Bad(String name) {
      super(name);
    }
  }

  private static final class Scene {
    private final EventLoop loop = VirtualTime.loop();
    private final Future<Object> a = loop.createFuture();
    private final Future<Object> b = loop.createFuture();
    private final Future<Object> bodyEnd = loop.createFuture();
    private final List<Object> log = new ArrayList<>();
    private final List<Task<?>> tasks = new ArrayList<>();
    private final String body;
    private final int bodyAt;
    private final boolean fails;
    private final int failsAt;
    private final String kind;
    private final int cancelAt;
    private Task<Object> task;
    private int pass;

    Scene(String[] words) {
      body = words[0];
      bodyAt = Integer.parseInt(words[1]);
      fails = words[2].equals("fail");
      failsAt = Integer.parseInt(words[3]);
      kind = words[4];
      cancelAt = Integer.parseInt(words[5]);
    }

    String play() {
      task = loop.createTask(main());
      loop.callSoon(this::tick);
      loop.runUntilComplete(task);
      for (Task<?> child : tasks) {
        log.add(child.cancelled() ? "c" : child.exception() != null ? "e" : "r");
      }
      String ends = log.remove(log.size() - 2) + "" + log.remove(log.size() - 1);
      log.add(ends);
      return log.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private Coroutine<Object> main() {
      return script(v -> TaskGroup.run(this::body))
          .then(v -> log.add("ok"))
          .except(e -> log.add(e instanceof ExceptionGroup group ? names(group) : "cancelled"))
          .run(() -> log.add(pass))
          .run(() -> log.add(task.cancelling()))
          .then(v -> Asyncio.yieldNow())
          .then(v -> log.add("on"))
          .except(e -> log.add("later"));
    }

    private static String names(ExceptionGroup group) {
      return group.exceptions().stream()
          .map(Throwable::getMessage)
          .collect(Collectors.joining("+"));
    }

    private Coroutine<Object> body(TaskGroup group) {
      tasks.add(group.createTask(script(v -> a)));
      tasks.add(group.createTask(script(v -> b).except(this::cleanUp)));
      return script(v -> body.equals("end") ? "" : bodyEnd);
    }

    private Object cleanUp(Throwable cancelled) throws Throwable {
      return switch (kind) {
        case "slow" ->
            script(v -> Asyncio.yieldNow())
                .then(v -> Asyncio.yieldNow())
                .then(
                    v -> {
                      throw cancelled;
                    });
        case "error" -> throw new Bad("b");
        case "swallow" -> "";
        default -> throw cancelled;
      };
    }

    private void tick() {
      pass++;
      if (pass == cancelAt) {
        task.cancel();
      }
      if (pass == failsAt) {
        settle(a, "a", fails);
      }
      if (pass == bodyAt) {
        settle(bodyEnd, "body", body.equals("fail"));
      }
      if (pass == 4) {
        settle(b, "b", false);
      }
      if (pass == 6) {
        settle(a, "a", false);
        settle(bodyEnd, "body", false);
      }
      if (!task.done()) {
        loop.callSoon(this::tick);
      }
    }

    private static void settle(Future<Object> future, String name, boolean fail) {
      if (future.done()) {
        return;
      }
      if (fail) {
        future.setException(new Bad(name));
      } else {
        future.setResult("");
      }
    }
  }
}
