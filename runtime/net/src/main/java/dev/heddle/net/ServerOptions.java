package dev.heddle.net;

/**
 * How a server listens: the keyword arguments of asyncio's {@code create_server}. Begin with {@link
 * #DEFAULTS}.
 *
 * @param backlog how many connections the system keeps that have not been accepted
 * @param reuseAddress whether a port may be bound again right after its last server has gone
 * @param reusePort whether several servers of the machine may share the port
 * @param keepAlive whether the system looks after idle connections
 * @param startServing whether connections are accepted at once; false leaves that to {@link
 *     Server#startServing} (they queue up to the backlog until then)
 */
public record ServerOptions(
    int backlog, boolean reuseAddress, boolean reusePort, boolean keepAlive, boolean startServing) {

  /** Checks the backlog. */
  public ServerOptions {
    if (backlog < 0) {
      throw new IllegalArgumentException("backlog must be 0 or more, not " + backlog);
    }
  }

  /** 100 waiting connections, the address reused, accepted at once. */
  public static final ServerOptions DEFAULTS = new ServerOptions(100, true, false, false, true);

  /**
   * These options with another backlog.
   *
   * @param size how many connections may wait
   * @return a copy
   */
  public ServerOptions withBacklog(int size) {
    return new ServerOptions(size, reuseAddress, reusePort, keepAlive, startServing);
  }

  /**
   * These options with or without reuse of the address.
   *
   * @param reuse whether to
   * @return a copy
   */
  public ServerOptions withReuseAddress(boolean reuse) {
    return new ServerOptions(backlog, reuse, reusePort, keepAlive, startServing);
  }

  /**
   * These options with or without sharing of the port.
   *
   * @param reuse whether to
   * @return a copy
   */
  public ServerOptions withReusePort(boolean reuse) {
    return new ServerOptions(backlog, reuseAddress, reuse, keepAlive, startServing);
  }

  /**
   * These options with or without keep-alive probes.
   *
   * @param keep whether to
   * @return a copy
   */
  public ServerOptions withKeepAlive(boolean keep) {
    return new ServerOptions(backlog, reuseAddress, reusePort, keep, startServing);
  }

  /**
   * These options for a server that accepts at once or later.
   *
   * @param start whether at once
   * @return a copy
   */
  public ServerOptions withStartServing(boolean start) {
    return new ServerOptions(backlog, reuseAddress, reusePort, keepAlive, start);
  }
}
