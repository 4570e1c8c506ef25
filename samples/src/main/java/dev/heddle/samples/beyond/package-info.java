/**
 * What the tutorial stops short of: streams, groups of tasks, kinds of queues; and what coroutines
 * are good for beyond waiting: search, generators, taking turns.
 */
@NullMarked
package dev.heddle.samples.beyond;

import org.jspecify.annotations.NullMarked;
