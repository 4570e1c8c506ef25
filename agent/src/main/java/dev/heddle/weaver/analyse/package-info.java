/**
 * Second stage: what is in each local and on the operand stack at each await, by type, and which of
 * it is still needed afterwards. The products are immutable.
 */
@NullMarked
package dev.heddle.weaver.analyse;

import org.jspecify.annotations.NullMarked;
