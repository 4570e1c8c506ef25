/**
 * What the weaver has to say to a programmer: diagnostics as plain data, and the one renderer that
 * turns them into text.
 */
@NullMarked
package dev.heddle.weaver.diag;

import org.jspecify.annotations.NullMarked;
