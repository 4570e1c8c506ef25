package dev.heddle.sync;

/**
 * Thrown to those who wait at a {@link Barrier} that is reset or aborted, and to those who come to
 * one that has been aborted: asyncio's {@code BrokenBarrierError}.
 */
public final class BrokenBarrierException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenBarrierException(String message) {
    super(message);
  }
}
