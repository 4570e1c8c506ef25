/**
 * Heddle's asyncio: coroutines, futures, tasks and the event loop that runs them.
 *
 * <p>Start with {@link dev.heddle.Asyncio}.
 */
@NullMarked
package dev.heddle;

import org.jspecify.annotations.NullMarked;
