package dev.heddle;

import static dev.heddle.testkit.Script.script;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.testkit.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The deadline, a cancellation from outside and the inner completion, in all orders: before, in and
 * after the pass of the deadline. {@code recording/timeouts.py} tells how CPython ends in each.
 */
class TimeoutOrdersTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** The forms that have to end as Python's block does. */
  enum Form {
    BODY {
      @Override
      Coroutine<Object> limit(Coroutine<Object> inner) throws TimeoutException {
        return Asyncio.timeout(LIMIT, timeout -> inner);
      }
    },
    WAIT_FOR {
      @Override
      Coroutine<Object> limit(Coroutine<Object> inner) throws TimeoutException {
        return Asyncio.waitFor(inner, LIMIT);
      }
    };

    abstract Coroutine<Object> limit(Coroutine<Object> inner) throws TimeoutException;
  }

  @ParameterizedTest
  @EnumSource
  void endsAsInPython(Form form) throws IOException {
    List<String> expected = expected();
    assertEquals(330, expected.size());
    List<String> actual = new ArrayList<>();
    for (String line : expected) {
      String scene = line.substring(0, line.indexOf(':'));
      actual.add(scene + ": " + new Scene(scene.split(" ")).play(form));
    }
    assertEquals(String.join("\n", expected), String.join("\n", actual));
  }

  @Test
  void theTryFormEndsAsTheBodyFormUnlessTheErrorIsSwallowed() throws IOException {
    List<String> differing = new ArrayList<>();
    for (String line : expected()) {
      String scene = line.substring(0, line.indexOf(':'));
      String actual = scene + ": " + new Scene(scene.split(" ")).play(null);
      if (!actual.equals(line)) {
        assertEquals(line.replaceAll("ok (swallowed|late)", "timeout"), actual);
        differing.add(line);
      }
    }
    assertTrue(differing.size() > 20, "there are such scenes");
  }

  private static List<String> expected() throws IOException {
    try (InputStream in = TimeoutOrdersTest.class.getResourceAsStream("/timeouts/orders.txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static final class Scene {
    private final EventLoop loop = VirtualTime.loop();
    private final long start = loop.time();
    private final Future<Object> future = loop.createFuture();
    private final List<String> log = new ArrayList<>();
    private final String kind;
    private final char cancel;
    private final char complete;
    private final boolean cancelFirst;
    private Task<Object> task;

    Scene(String[] words) {
      kind = words[0];
      cancel = words[1].charAt(0);
      complete = words[2].charAt(0);
      cancelFirst = words[3].equals("cancel");
    }

    String play(Form form) {
      task = loop.createTask(main(form));
      register("ab");
      loop.callSoon(() -> register("cdef"));
      loop.runUntilComplete(task);
      assertEquals(List.of(), loop.tasks().unfinished());
      return String.join(", ", log) + (future.cancelled() ? ", inner cancelled" : "");
    }

    private Coroutine<Object> main(Form form) {
      return script(v -> form == null ? tryForm() : form.limit(inner()))
          .then(v -> log.add("ok " + v))
          .except(e -> log.add(e instanceof TimeoutException ? "timeout" : "cancelled"))
          .run(() -> log.add("" + task.cancelling()))
          .then(v -> Asyncio.yieldNow())
          .then(v -> log.add("goes on"))
          .except(e -> log.add("cancelled later"));
    }

    private Coroutine<Object> tryForm() {
      Timeout timeout = Asyncio.timeout(LIMIT);
      return script(v -> inner())
          .then(
              v -> {
                timeout.close();
                return v;
              })
          .except(
              e -> {
                try { // what javac makes of a try with resources
                  timeout.close();
                } catch (TimeoutException closing) {
                  if (e != closing) {
                    e.addSuppressed(closing);
                  }
                }
                throw e instanceof CancelledError error ? Timeout.rethrow(error) : e;
              });
    }

    private Coroutine<Object> inner() {
      return switch (kind) {
        case "plain" -> script(v -> future);
        case "swallow" -> script(v -> future).except(e -> "swallowed");
        case "slow" -> slow();
        case "late" ->
            script(v -> future).except(e -> script(v -> Asyncio.yieldNow()).then(v -> "late"));
        case "task" -> script(v -> loop.createTask(slow()));
        case "shield" -> script(v -> Asyncio.shield(future));
        default -> throw new IllegalArgumentException(kind);
      };
    }

    private Coroutine<Object> slow() {
      return script(v -> future)
          .except(
              e ->
                  script(v -> Asyncio.yieldNow())
                      .then(v -> Asyncio.yieldNow())
                      .then(
                          v -> {
                            throw e;
                          }));
    }

    private void register(String slots) {
      List<Runnable> happens = new ArrayList<>();
      happens.add(() -> register(slots, cancel, task::cancel));
      happens.add(() -> register(slots, complete, this::complete));
      if (!cancelFirst) {
        Collections.reverse(happens);
      }
      happens.forEach(Runnable::run);
    }

    private void complete() {
      if (!future.done()) {
        future.setResult("x");
      }
    }

    private void register(String slots, char slot, Runnable action) {
      if (slots.indexOf(slot) >= 0) {
        int seconds = slot == 'a' ? 4 : slot == 'f' ? 6 : 5;
        int passes = slot == 'd' ? 1 : slot == 'e' ? 2 : 0;
        loop.callAt(start + Duration.ofSeconds(seconds).toNanos(), () -> later(passes, action));
      }
    }

    private void later(int passes, Runnable action) {
      if (passes == 0) {
        action.run();
      } else {
        loop.callSoon(() -> later(passes - 1, action));
      }
    }
  }
}
