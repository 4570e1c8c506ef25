/**
 * What follows from frames being plain objects: coroutines driven by hand, generators, contexts
 * that are entered again, continuations that are resumed many times.
 *
 * <table>
 *   <caption>What there is</caption>
 *   <tr><td>{@link dev.heddle.Coroutine#send}</td><td>drive a coroutine by hand</td></tr>
 *   <tr><td>{@link dev.heddle.continuation.Generator}</td>
 *       <td>yield values to a caller that asks for them</td></tr>
 *   <tr><td>{@link dev.heddle.continuation.AsyncGenerator}</td><td>the same, and await</td></tr>
 *   <tr><td>{@link dev.heddle.continuation.Schedule}</td>
 *       <td>coroutines that are resumed by number, as a well-known small C library has them</td></tr>
 *   <tr><td>{@link dev.heddle.continuation.UContext}</td>
 *       <td>C's {@code getcontext} and its family</td></tr>
 *   <tr><td>{@link dev.heddle.continuation.Prompt}</td>
 *       <td>the rest of a computation as an object, to be resumed any number of times</td></tr>
 * </table>
 *
 * <p>Whatever runs on from a saved point more than once runs on with a <em>copy</em> of the frames:
 * local variables are as they were when the point was saved, and the objects that they refer to are
 * shared by all copies.
 */
@NullMarked
package dev.heddle.continuation;

import org.jspecify.annotations.NullMarked;
