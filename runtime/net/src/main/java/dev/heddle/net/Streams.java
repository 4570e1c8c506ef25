package dev.heddle.net;

/**
 * What {@link Net#openConnection} gives.
 *
 * @param reader what the peer sends
 * @param writer the way to send to it
 */
public record Streams(StreamReader reader, StreamWriter writer) {}
