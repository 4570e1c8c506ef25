package dev.heddle.weaver.lower;

import dev.heddle.weaver.analyse.ValueType;

/**
 * An argument of an async method, kept in its frame until the coroutine starts.
 *
 * @param slot its local slot
 * @param type its verification type
 * @param field where it is kept
 */
public record Argument(int slot, ValueType type, FrameField field) {}
