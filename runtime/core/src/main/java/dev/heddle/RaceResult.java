package dev.heddle;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What came of {@link Asyncio#staggeredRace}.
 *
 * @param value the winner's result; null if all have failed
 * @param winner the winner's place among the ways; nothing if all have failed
 * @param exceptions one for each way that was started, in their order: its failure, a {@link
 *     CancelledError} for one that was cancelled; null for the winner
 * @param <T> the type of the results
 */
public record RaceResult<T extends @Nullable Object>(
    @Nullable T value, OptionalInt winner, List<@Nullable Throwable> exceptions) {}
