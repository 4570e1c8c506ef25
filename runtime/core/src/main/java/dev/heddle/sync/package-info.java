/**
 * What tasks of one loop meet at: asyncio's synchronisation primitives. First come, first served;
 * no waiter is lost when it is cancelled while it is being woken. Not for threads.
 */
@NullMarked
package dev.heddle.sync;

import org.jspecify.annotations.NullMarked;
