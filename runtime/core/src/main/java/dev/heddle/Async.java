package dev.heddle;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that may {@link Asyncio#await await}: Python's {@code async def}.
 *
 * <p>Mostly the method returns {@link Coroutine}. Calling it runs nothing; awaiting the coroutine,
 * or making a {@link Task} of it, does. The weaver turns the method's body into a resumable state
 * machine; its signature stays as written.
 *
 * <p>A method that returns {@link java.util.concurrent.CompletableFuture} or {@link
 * java.util.concurrent.CompletionStage} needs no loop: calling it runs it to its first suspension,
 * on the caller's thread, and it goes on where what it awaits is completed. It ends by {@code
 * return completedFuture(value)}, or by returning any other future, whose outcome is then its own;
 * what it throws completes its future. Called on the thread of a running loop it is a task of that
 * loop. Cancelling the future throws {@link CancelledError} at the method's await.
 *
 * <p>A method that returns {@link dev.heddle.continuation.Generator} yields values to its caller,
 * one that returns {@link dev.heddle.continuation.AsyncGenerator} also awaits.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Async {}
