package dev.heddle.internal.netty;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DuplexChannel;

/** The classes of Netty that belong together: one way of waiting and the sockets for it. */
public interface SocketFamily {

  /**
   * Makes what waits.
   *
   * @return a factory of Netty's
   */
  IoHandlerFactory handlers();

  /**
   * A socket that is not connected.
   *
   * @return a new channel
   */
  DuplexChannel newSocket();

  /**
   * A socket that is not bound.
   *
   * @return a new channel
   */
  ServerChannel newServerSocket();

  /**
   * Lets other sockets of the machine listen on the same address.
   *
   * @param channel a server channel of this family that is not bound
   */
  void reusePort(Channel channel);

  /**
   * A time to wait, in the grain in which this family can wait without spinning.
   *
   * @param nanos how long
   * @return as long or longer
   */
  long grain(long nanos);

  /**
   * Closes the socket of a channel past Netty, whose channels can be closed on their own thread
   * only.
   *
   * @param channel a channel of this family whose loop does not run any more
   */
  void closeSocket(Channel channel);
}
