package dev.heddle.weaver.lower;

import dev.heddle.weaver.analyse.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A local or an entry of the operand stack at an await.
 *
 * @param index the local's slot, or the entry's position from the bottom of the stack
 * @param type its verification type
 * @param field where it is kept; null when its value isn't needed: it comes back as null or zero
 */
public record Spill(int index, ValueType type, @Nullable FrameField field) {}
