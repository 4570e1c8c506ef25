/** The Java agent: weaves classes as they are loaded. */
@NullMarked
package dev.heddle.agent;

import org.jspecify.annotations.NullMarked;
