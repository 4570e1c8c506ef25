/** What the runtime's packages share. Nothing here is promised to anyone. */
@NullMarked
package dev.heddle.internal;

import org.jspecify.annotations.NullMarked;
