package dev.heddle;

import dev.heddle.context.Context;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A function that is called with a future once that is done. */
final class DoneCallback<T extends @Nullable Object> extends Waiter {
  private final Future<T> source;
  private final Consumer<? super Future<T>> callback;

  /** For the runtime's own, which asks for no context variable. */
  DoneCallback(Future<T> source, Consumer<? super Future<T>> callback) {
    this(source, callback, null);
  }

  DoneCallback(Future<T> source, Consumer<? super Future<T>> callback, @Nullable Context context) {
    super(context);
    this.source = source;
    this.callback = callback;
  }

  @Override
  protected void call() {
    callback.accept(source);
  }

  @Override
  protected EventLoop loop() {
    return source.getLoop();
  }

  @Override
  protected Object callback() {
    return callback;
  }
}
