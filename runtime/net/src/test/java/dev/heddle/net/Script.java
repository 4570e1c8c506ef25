package dev.heddle.net;

import dev.heddle.Awaitable;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import java.util.ArrayList;
import java.util.List;

/**
 * A coroutine written as a list of steps, in place of one that the weaver would make. A step gets
 * the value of the one before; an awaitable that it returns is awaited.
 */
final class Script<T> extends Frame<T> {
  interface Step {
    Object run(Object value) throws Throwable;
  }

  interface Action {
    void run() throws Throwable;
  }

  private record Part(Step onValue, Step onFailure) {}

  private final List<Part> parts = new ArrayList<>();

  static <T> Script<T> script(Step first) {
    return new Script<T>().then(first);
  }

  Script<T> then(Step step) {
    parts.add(new Part(step, null));
    return this;
  }

  Script<T> run(Action action) {
    return then(
        value -> {
          action.run();
          return value;
        });
  }

  Script<T> except(Step handler) {
    parts.add(new Part(null, handler));
    return this;
  }

  @Override
  protected Object resume() throws Throwable {
    Object value = null;
    Throwable failure = null;
    try {
      value = take();
    } catch (Throwable thrown) {
      failure = thrown;
    }
    for (int i = state; i < parts.size(); i++) {
      Step step = failure == null ? parts.get(i).onValue() : parts.get(i).onFailure();
      if (step == null) {
        continue;
      }
      try {
        Object input = failure == null ? value : failure;
        failure = null;
        value = step.run(input);
        if (value instanceof Awaitable<?>) {
          value = Await.await(value);
        }
        if (value instanceof Suspension suspension) {
          state = i + 1;
          return suspension.push(this);
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
    return ABI + "\tdev.heddle.net.Script\tscript\t()V\tScript.java\t1\t0";
  }
}
