/**
 * The tutorial: twenty-one small programs, to be read in their order.
 *
 * <p>Each prints the same lines as the Python program that it follows does on CPython's asyncio.
 * {@code Ucontext1} and {@code Ucontext2} follow programs in C, and print what those do.
 */
@NullMarked
package dev.heddle.samples.tutorial;

import org.jspecify.annotations.NullMarked;
