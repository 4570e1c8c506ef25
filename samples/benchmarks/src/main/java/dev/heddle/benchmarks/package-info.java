/**
 * JMH benchmarks of the await protocol and the loop.
 *
 * <p>The classes are woven when they are built, as a user's would be. Each benchmark counts one
 * await, one wake, one switch or one task as an operation; read it beside its baseline.
 */
@NullMarked
package dev.heddle.benchmarks;

import org.jspecify.annotations.NullMarked;
