/** What coroutines are good for beyond waiting: search, generators, taking turns. */
@NullMarked
package dev.heddle.samples.beyond;

import org.jspecify.annotations.NullMarked;
