package dev.heddle.internal.netty;

import io.netty.channel.epoll.Epoll;

/** Which families of sockets work here. Asking loads Netty, and its native part if it is there. */
final class Families {
  private Families() {}

  /** Whether epoll works: on Linux, with the native jar on the class path. */
  static boolean hasEpoll() {
    try {
      return Epoll.isAvailable();
    } catch (LinkageError notOnTheClassPath) {
      return false;
    }
  }

  static SocketFamily best() {
    return NativeAccess.isSilent() && hasEpoll() ? epoll() : nio();
  }

  static SocketFamily epoll() {
    return new EpollSockets();
  }

  static SocketFamily nio() {
    return new NioSockets();
  }
}
