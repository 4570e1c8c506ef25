/**
 * The calling convention of woven code, version 1. Woven classes name this package and {@link
 * dev.heddle.Coroutine}, nothing else; it changes only together with {@link
 * dev.heddle.frame.Frame#ABI}.
 *
 * <h2>Two forms of each method</h2>
 *
 * The weaver makes three things of {@code @Async Coroutine<R> m(A a)} in {@code Host}:
 *
 * <ol>
 *   <li>{@code Coroutine<R> m(A a)}, as it was: makes a frame that holds the arguments, in state 0,
 *       and returns it. Nothing runs.
 *   <li>{@code Object m(A a, Host$m$Frame frame)}, the body: returns the result, or the {@link
 *       dev.heddle.frame.Suspension} when it has to wait. {@code frame} is null for a call that is
 *       awaited directly: an ordinary Java call, which allocates nothing.
 *   <li>{@code final class Host$m$Frame extends Frame<R>}: a field for each variable that is live
 *       across some await, the state, and {@code resume()}, which calls the second form.
 * </ol>
 *
 * <h2>Suspending</h2>
 *
 * An await that gets the suspension back saves: it makes the frame if there is none, stores the
 * live variables and the state, pushes the frame and returns the suspension, and so does its
 * caller.
 *
 * <pre>
 *   Java stack                                    heap, afterwards
 *
 *   driver.start(outer)                           driver
 *     outer: await middle()  --- push(outer) --+    |
 *       middle: await inner()  - push(middle)  |    v
 *         inner: await future -- push(inner)   |  inner --parent--&gt; middle --parent--&gt; outer
 *                                              |    |
 *            the suspension goes back up  -----+    awaits the future
 * </pre>
 *
 * <h2>Resuming</h2>
 *
 * When the future is done the driver resumes the innermost frame. Code at the state's label
 * restores the variables and calls {@link dev.heddle.frame.Frame#take}, which gives the value or
 * throws the failure inside the same try ranges as the await. When the frame ends, the driver hands
 * its result to the parent and resumes that: no stack is rebuilt.
 *
 * <pre>
 *   Object m(int n, Host$m$Frame frame) {
 *     int i; Object r;
 *     if (frame == null || frame.state == 0) { i = 0; }
 *     else { n = frame.n; i = frame.i; r = frame.take(); goto resumed; }
 *     r = price(i, null);                          // form 2 of the callee
 *     if (r instanceof Suspension s) {
 *       if (frame == null) frame = new Host$m$Frame();
 *       frame.n = n; frame.i = i; frame.state = 1;
 *       return s.push(frame);
 *     }
 *   resumed: ...
 * </pre>
 *
 * <p>Where {@code m} returns a {@code CompletableFuture} or a generator instead of a coroutine, its
 * first form hands the frame to {@link dev.heddle.frame.Start}; the body is the same.
 *
 * <p>The frame of a generator is there whenever its body runs, so it keeps what has not changed
 * since: a yield writes only what has, and what dies is cleared at once. A body that is left by a
 * failure clears nothing; {@link dev.heddle.frame.Frame} has {@code forget} for that. Where a body
 * yields from a call that the weaver can bind, it makes that generator's frame alone, and hands it
 * over by {@link dev.heddle.frame.GeneratorFrame#delegate}.
 *
 * <p>{@code return done(x)} returns {@code x}. {@code return other()} is a tail call: what the
 * callee answers, the suspension included, goes straight up, and the method has no frame any more.
 */
@NullMarked
package dev.heddle.frame;

import org.jspecify.annotations.NullMarked;
