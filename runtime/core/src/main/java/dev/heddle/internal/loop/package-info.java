/** The loop: ready queue, timers, inbox, and the place to block. */
@NullMarked
package dev.heddle.internal.loop;

import org.jspecify.annotations.NullMarked;
