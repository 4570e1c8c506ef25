/** Queues between tasks of one loop, as asyncio has them. Not for threads. */
@NullMarked
package dev.heddle.queues;

import org.jspecify.annotations.NullMarked;
