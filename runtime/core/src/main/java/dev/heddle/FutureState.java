package dev.heddle;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a {@link Future} has come, what came out, and whether a failure has been seen.
 *
 * <pre>
 *   PENDING --&gt; FINISHED, FAILED or CANCELLED
 * </pre>
 */
abstract class FutureState {
  static final byte PENDING = 0;
  static final byte FINISHED = 1;
  static final byte FAILED = 2;
  static final byte CANCELLED = 3;

  /**
   * FINISHED: the value. FAILED: a {@link Failure}. CANCELLED: a CancelledError, a message, null.
   */
  @Nullable Object outcome;

  byte state;

  /** Whether somebody has seen the failure. */
  boolean isRetrieved;

  /** What {@code result} would throw; null when it would give the value. */
  final @Nullable Throwable failureToThrow() {
    return state == FINISHED ? null : state == FAILED ? takeFailure() : cancellation();
  }

  /** The failure of a future that has failed, to be thrown; from then on it counts as seen. */
  final Throwable takeFailure() {
    isRetrieved = true;
    return failure().toThrow();
  }

  /** Whether somebody has seen the failure, or taken it upon himself to. */
  final boolean isRetrieved() {
    return isRetrieved;
  }

  /** Says that the failure, if there is one, is dealt with. */
  final void setRetrieved() {
    isRetrieved = true;
  }

  /** What awaiting the cancelled future throws: first what cancelled it, then its like. */
  final CancelledError cancellation() {
    Object cause = outcome;
    if (cause instanceof CancelledError error) {
      outcome = error.getMessage();
      return error;
    }
    return CancelledError.delivered((String) cause);
  }

  /** {@code pending}, {@code finished} or {@code cancelled}. */
  final String stateWord() {
    return state == PENDING ? "pending" : state == CANCELLED ? "cancelled" : "finished";
  }

  /** The value or the failure, with a space before it; nothing while there is neither. */
  final String outcomeText() {
    return switch (state) {
      case FINISHED -> " result=" + Repr.of(outcome);
      case FAILED -> " exception=" + Repr.throwable(failure().thrown());
      default -> "";
    };
  }

  final Failure failure() {
    return (Failure) Objects.requireNonNull(outcome);
  }
}
