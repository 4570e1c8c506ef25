package dev.heddle.weaver.lower;

/**
 * Local slots of a method's body. The method's own locals keep their numbers; what the weaver adds
 * lies behind them.
 *
 * @param frameParameter where the caller puts the frame: the first slot behind the arguments, which
 *     the method may use for a variable of its own
 * @param frame where the body keeps the frame
 * @param receiver where {@code this} is found; -1 in a static method
 * @param temporaries the first slot that is free
 */
public record Slots(int frameParameter, int frame, int receiver, int temporaries) {}
