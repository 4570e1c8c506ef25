/** Programs that show Heddle at work, and the small notation helper they share. */
@NullMarked
package dev.heddle.samples;

import org.jspecify.annotations.NullMarked;
