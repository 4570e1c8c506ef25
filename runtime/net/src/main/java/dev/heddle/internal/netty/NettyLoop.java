package dev.heddle.internal.netty;

import dev.heddle.internal.loop.Engine;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Netty's event loop for the sockets of one loop, on that loop's thread. It belongs to the thread
 * that made it for good; only {@link #wakeup} and {@link #close} may come from another.
 */
public final class NettyLoop {
  /** Netty's own tasks, unfinished writes for example, may add others without end. */
  private static final long TASK_NANOS = 50_000;

  private final Thread thread = Thread.currentThread();
  private final Set<Channel> channels = new LinkedHashSet<>();
  private final SocketFamily family;
  private final InterruptibleLoop loop;
  private @Nullable IoHandler handler;
  private volatile boolean closed;

  NettyLoop(SocketFamily family) {
    this.family = family;
    IoHandlerFactory handlers = family.handlers();
    this.loop = new InterruptibleLoop(thread, executor -> remember(handlers, executor));
  }

  private IoHandler remember(IoHandlerFactory handlers, ThreadAwareExecutor executor) {
    IoHandler made = handlers.newHandler(executor);
    handler = made;
    return made;
  }

  /**
   * The classes of the sockets here.
   *
   * @return the family
   */
  public SocketFamily family() {
    return family;
  }

  /**
   * How many sockets are open.
   *
   * @return the number, listening ones included
   */
  public int openChannels() {
    return channels.size();
  }

  /**
   * Opens a socket that is not connected.
   *
   * @return a new channel, to be registered
   * @throws IOException if the system has no more
   */
  public DuplexChannel newSocket() throws IOException {
    return open(family::newSocket);
  }

  /**
   * Opens a socket that is not bound.
   *
   * @return a new channel, to be registered
   * @throws IOException if the system has no more
   */
  public ServerChannel newServerSocket() throws IOException {
    return open(family::newServerSocket);
  }

  /** Netty tells it with an exception of its own, which nobody who opens a socket expects. */
  private static <C> C open(Supplier<C> opening) throws IOException {
    try {
      return opening.get();
    } catch (ChannelException failure) {
      Throwable cause = failure.getCause();
      throw new IOException(
          "cannot open a socket: " + (cause == null ? failure : cause).getMessage(), failure);
    }
  }

  /**
   * Makes a channel live here, until it is closed.
   *
   * @param channel a new channel of the family
   * @throws IOException if the system does not watch it; the channel is then closed
   */
  public void register(Channel channel) throws IOException {
    channels.add(channel);
    channel.closeFuture().addListener(done -> channels.remove(channel));
    ChannelPromise registered = new DefaultChannelPromise(channel, loop);
    channel.unsafe().register(loop, registered);
    Throwable failure = registered.cause();
    if (failure != null) {
      channels.remove(channel);
      channel.unsafe().closeForcibly();
      throw new IOException("cannot watch " + channel + ": " + failure.getMessage(), failure);
    }
  }

  Thread thread() {
    return thread;
  }

  boolean isOnItsThread() {
    return Thread.currentThread() == thread;
  }

  void select(long timeoutNanos) {
    if (timeoutNanos <= 0) {
      loop.runNow(TASK_NANOS);
    } else if (timeoutNanos == Engine.FOREVER) {
      loop.run(0, TASK_NANOS); // Netty's 0 is our FOREVER
    } else {
      loop.run(family.grain(timeoutNanos), TASK_NANOS);
    }
  }

  /**
   * Ends the present wait or else the next one. Netty's own wakeup() before the wait is lost on
   * epoll; a task is not.
   */
  void wakeup() {
    if (closed) {
      return;
    }
    try {
      loop.execute(NettyLoop::doNothing);
    } catch (RejectedExecutionException closedMeanwhile) {
      // Then there is nobody to wake.
    }
  }

  private static void doNothing() {}

  /** Closes all sockets and gives back what the loop holds. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<Channel> open = new ArrayList<>(channels);
    channels.clear();
    if (isOnItsThread()) {
      open.forEach(channel -> channel.unsafe().close(channel.voidPromise()));
      shutDown();
    } else {
      open.forEach(family::closeSocket);
      Objects.requireNonNull(handler).destroy();
    }
  }

  @SuppressWarnings("deprecation") // the way that is not deprecated sleeps
  private void shutDown() {
    loop.shutdown();
    while (!loop.isTerminated()) {
      loop.runNow();
    }
  }
}
