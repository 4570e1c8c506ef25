package dev.heddle;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Asyncio#wait} found, in the order of its arguments.
 *
 * @param done the futures that are done
 * @param pending the others, which go on
 * @param <T> the type of their values
 */
public record DoneAndPending<T extends @Nullable Object>(
    Set<Future<T>> done, Set<Future<T>> pending) {}
