/**
 * Last stage: checks what was written before anyone runs it. What it finds is a bug of the weaver.
 */
@NullMarked
package dev.heddle.weaver.verify;

import org.jspecify.annotations.NullMarked;
