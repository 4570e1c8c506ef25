/** The {@code heddle} command: one class a subcommand. */
@NullMarked
package dev.heddle.cli;

import org.jspecify.annotations.NullMarked;
