package dev.heddle;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that may {@link Asyncio#await await}: Python's {@code async def}.
 *
 * <p>The method returns {@link Coroutine}. Calling it runs nothing; awaiting the coroutine, or
 * making a {@link Task} of it, does. The weaver turns the method's body into a resumable state
 * machine; its signature stays as written.
 *
 * <p>A method that returns {@link dev.heddle.continuation.Generator} yields values to its caller,
 * one that returns {@link dev.heddle.continuation.AsyncGenerator} also awaits.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Async {}
