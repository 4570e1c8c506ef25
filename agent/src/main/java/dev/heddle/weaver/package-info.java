/**
 * The compiler from async methods to state machines: {@link dev.heddle.weaver.Weaver} lists its
 * stages.
 */
@NullMarked
package dev.heddle.weaver;

import org.jspecify.annotations.NullMarked;
