/** Where a loop with sockets blocks: Netty's event loop, driven on the loop's own thread. */
@NullMarked
package dev.heddle.internal.netty;

import org.jspecify.annotations.NullMarked;
