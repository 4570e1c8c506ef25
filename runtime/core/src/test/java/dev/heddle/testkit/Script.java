package dev.heddle.testkit;

import dev.heddle.Awaitable;
import dev.heddle.Coroutine;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A coroutine written as a list of steps, in place of one that the weaver would make. A step gets
 * the value of the one before; an awaitable that it returns is awaited and the next step gets its
 * value.
 */
public final class Script<T> extends Frame<T> {
  /** A step. */
  public interface Step {
    Object run(Object value) throws Throwable;
  }

  /** What to do with a failure; gives the value to go on with, or throws. */
  public interface Handler {
    Object handle(Throwable failure) throws Throwable;
  }

  private record Part(Step step, Handler handler, Runnable last) {}

  private final String name;
  private final List<Part> parts = new ArrayList<>();

  private Script(String name) {
    this.name = name;
  }

  public static <T> Script<T> script(Step first) {
    return Script.<T>named("script").then(first);
  }

  public static <T> Script<T> named(String name) {
    return new Script<>(name);
  }

  public Script<T> then(Step step) {
    parts.add(new Part(step, null, null));
    return this;
  }

  public Script<T> run(Runnable action) {
    return then(
        value -> {
          action.run();
          return value;
        });
  }

  public Script<T> except(Handler handler) {
    parts.add(new Part(null, handler, null));
    return this;
  }

  public Script<T> last(Runnable action) {
    parts.add(new Part(null, null, action));
    return this;
  }

  public Coroutine<T> start() {
    return this;
  }

  @Override
  protected Object resume() throws Throwable {
    Object value = null;
    Throwable failure = null;
    if (state > 0) {
      try {
        value = take();
      } catch (Throwable thrown) {
        failure = thrown;
      }
    }
    for (int i = state; i < parts.size(); i++) {
      try {
        Part part = parts.get(i);
        if (part.last() != null) {
          part.last().run();
        } else if (failure == null && part.step() != null) {
          value = part.step().run(value);
        } else if (failure != null && part.handler() != null) {
          Throwable handled = failure;
          failure = null;
          value = part.handler().handle(handled);
        } else {
          continue;
        }
        if (failure == null
            && (value instanceof Awaitable<?> || value instanceof CompletionStage<?>)) {
          value = Await.await(value);
          if (value instanceof Suspension suspension) {
            state = i + 1;
            return suspension.push(this);
          }
        }
      } catch (Throwable thrown) {
        failure = thrown;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  @Override
  protected String layout() {
    return ABI + "\tdev.heddle.testkit.Script\t" + name + "\t()V\tScript.java\t1\t0";
  }
}
