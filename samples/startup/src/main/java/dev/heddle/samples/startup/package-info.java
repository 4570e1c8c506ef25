/** A real application whose start is measured, see {@code StartupCost} in the benchmarks. */
@NullMarked
package dev.heddle.samples.startup;

import org.jspecify.annotations.NullMarked;
