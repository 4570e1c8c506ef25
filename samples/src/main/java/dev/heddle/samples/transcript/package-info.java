/**
 * Holds what CPython printed for each program against what the Java program printed.
 *
 * <p>The transcripts stand beside the programs as resources: {@code NAME.out} is CPython's output,
 * {@code NAME.late}, where present, what it is on a late machine, {@code NAME.rules}, where
 * present, says in words what may differ. {@link dev.heddle.samples.transcript.Rules} is the same
 * in code.
 */
@NullMarked
package dev.heddle.samples.transcript;

import org.jspecify.annotations.NullMarked;
