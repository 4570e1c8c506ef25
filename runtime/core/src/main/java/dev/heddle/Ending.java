package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * A future that is done when another one is, however that ended: for waiting without cancelling
 * what is waited for. Cancelled, it lets go of the other one.
 */
final class Ending extends Future<@Nullable Void> {
  private final Waiter link;

  private <T extends @Nullable Object> Ending(Future<T> other) {
    super(other.getLoop());
    this.link =
        new DoneCallback<>(
            other,
            done -> {
              if (!done()) {
                finish(null);
              }
            });
    other.addWaiter(link);
  }

  static Ending of(Future<?> other) {
    return new Ending(other);
  }

  @Override
  public boolean cancel(@Nullable String message) {
    link.unlink();
    return super.cancel(message);
  }
}
