package dev.heddle.weaver.harness;

import dev.heddle.Awaitable;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** What a target sees of the test: things to await, and a log of what it did. */
public interface Probe {

  /** Gives a value, at once or after a suspension, as the test has it. */
  <T> Awaitable<T> later(T value);

  /** Throws, at once or after a suspension, as the test has it. */
  <T> Awaitable<T> failing(Throwable failure);

  /** The same as {@link #later} by the JDK's means, which need no loop. */
  <T> CompletableFuture<T> stage(T value);

  /** The same as {@link #failing} by the JDK's means, which need no loop. */
  <T> CompletableFuture<T> failingStage(Throwable failure);

  /** Writes down that something happened. */
  void log(Object event);

  /** Logs the value and hands it on: shows the order of evaluation. */
  default <T> T seen(T value) {
    String text = Arrays.deepToString(new Object[] {value}); // arrays by their content
    log("seen " + text.substring(1, text.length() - 1));
    return value;
  }
}
