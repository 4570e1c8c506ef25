/**
 * Tests of asynchronous code: a loop on {@link dev.heddle.testing.VirtualClock virtual time}, which
 * tells a deadlock at once; {@link dev.heddle.testing.AsyncTest test methods} that are async, and
 * an {@link dev.heddle.testing.HeddleExtension extension} for those that are not; {@link
 * dev.heddle.testing.Exploration} of the orders in which tasks may run and of the places where they
 * may be cancelled.
 */
@NullMarked
package dev.heddle.testing;

import org.jspecify.annotations.NullMarked;
