/**
 * Context variables: values that follow a task through its awaits, as thread locals follow a
 * thread. Python's {@code contextvars}.
 */
@NullMarked
package dev.heddle.context;

import org.jspecify.annotations.NullMarked;
