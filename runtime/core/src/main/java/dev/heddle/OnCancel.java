package dev.heddle;

/** What becomes of the function of {@link Asyncio#toThread} when whoever awaits it is cancelled. */
public enum OnCancel {
  /** It runs on, and nobody hears of it again: asyncio's way. */
  ABANDON,
  /** It runs on, and the cancellation waits until it has ended. */
  WAIT,
  /** Its thread is interrupted, and the cancellation waits until it has ended. */
  INTERRUPT
}
