/**
 * Third stage: every decision of the translation as plain data, the state machine of each method.
 */
@NullMarked
package dev.heddle.weaver.lower;

import org.jspecify.annotations.NullMarked;
