/**
 * First stage: from the bytes of a class file to the methods that are to be woven, with the rule
 * that chose each. No class is loaded.
 */
@NullMarked
package dev.heddle.weaver.read;

import org.jspecify.annotations.NullMarked;
