package dev.heddle;

import dev.heddle.frame.Await;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** {@link Asyncio#use}. */
final class Use<R extends AsyncCloseable, T extends @Nullable Object> extends Scoped<T> {
  private static final String LAYOUT = RuntimeLayout.of(Asyncio.class, "use", true, true);
  private static final int CLOSING = 2;

  private final R resource;
  private final Body<R, T, ?> body;
  private @Nullable Object result;
  private @Nullable Throwable failure;

  Use(R resource, Body<R, T, ?> body) {
    this.resource = resource;
    this.body = body;
  }

  /** Whoever has the resource has entered already. */
  @Override
  void enter() {}

  @Override
  Awaitable<?> body() throws Throwable {
    return body.run(resource);
  }

  @Override
  @Nullable Object leave(@Nullable Object value) throws Throwable {
    result = value;
    return closeResource();
  }

  @Override
  @Nullable Object leaveWith(Throwable thrown) throws Throwable {
    failure = thrown;
    return closeResource();
  }

  private @Nullable Object closeResource() throws Throwable {
    Object closed;
    try {
      closed = Await.await(CancelScope.shielded(shield -> resource.aclose()));
    } catch (Throwable thrown) {
      throw both(thrown);
    }
    if (closed instanceof Suspension suspension) {
      state = CLOSING;
      return suspension.push(this);
    }
    return end();
  }

  @Override
  @Nullable Object resumeLeaving() throws Throwable {
    try {
      take();
    } catch (Throwable thrown) {
      throw both(thrown);
    }
    return end();
  }

  private @Nullable Object end() throws Throwable {
    if (failure != null) {
      throw failure;
    }
    return result;
  }

  /** A cancellation while closing outranks a mere failure of the body: it must not be lost. */
  private Throwable both(Throwable closing) {
    Throwable first = failure;
    if (first == null || first == closing) {
      return closing;
    }
    boolean isCancelled = closing instanceof CancelledError && !(first instanceof CancelledError);
    Throwable thrown = isCancelled ? closing : first;
    thrown.addSuppressed(isCancelled ? first : closing);
    return thrown;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
