package dev.heddle.net;

/**
 * What {@link Net#createConnection} gives.
 *
 * @param transport the connection
 * @param protocol the protocol made for it
 * @param <P> the protocol's type
 */
public record Connection<P extends Protocol>(Transport transport, P protocol) {}
