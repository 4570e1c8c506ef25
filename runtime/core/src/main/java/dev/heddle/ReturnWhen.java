package dev.heddle;

/** When {@link Asyncio#wait} ends. */
public enum ReturnWhen {
  /** When all are done. */
  ALL_COMPLETED,
  /** When one is done or cancelled. */
  FIRST_COMPLETED,
  /** When one has failed; else when all are done. */
  FIRST_EXCEPTION
}
