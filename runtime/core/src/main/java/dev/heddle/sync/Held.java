package dev.heddle.sync;

/**
 * What acquiring gives, to release by: {@code try (Held held = await(lock.acquire())) { ... }},
 * where Python has {@code async with lock}.
 */
@FunctionalInterface
public interface Held extends AutoCloseable {

  /** Releases what was acquired. Throws no checked exception. */
  @Override
  void close();
}
