package dev.heddle.internal.netty;

import dev.heddle.EventLoop;
import dev.heddle.internal.loop.Engine;
import dev.heddle.internal.loop.EngineLoop;
import dev.heddle.internal.loop.ParkEngine;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine of a loop that may open sockets. Until it does, it parks, and nothing of Netty is
 * loaded: that would cost a program without sockets half a second.
 *
 * <pre>
 *   PARKING --first socket--&gt; IN NETTY --run on another thread, all sockets closed--&gt; PARKING
 * </pre>
 *
 * <p>The change takes place while the loop is awake. A wake-up that goes to the place before is not
 * missed: it belongs to a wait that is over, and the loop looks into its inbox before the next.
 */
public final class NettyEngine implements Engine {
  private final ParkEngine parking = new ParkEngine();
  private final PollPolicy policy = PollPolicy.configured();
  private final Supplier<SocketFamily> choice;
  private volatile @Nullable NettyLoop netty;

  NettyEngine(Supplier<SocketFamily> choice) {
    this.choice = choice;
  }

  /**
   * The engine of a loop.
   *
   * @param loop any loop
   * @return its engine
   * @throws IllegalStateException if it has one that knows no sockets
   */
  public static NettyEngine of(EventLoop loop) {
    if (loop instanceof EngineLoop known && known.engine() instanceof NettyEngine engine) {
      return engine;
    }
    throw new IllegalStateException(
        loop
            + " cannot open sockets: it was made with -Dheddle.io=park or by other means than"
            + " heddle-net's; leave the option out, or choose nio or epoll");
  }

  /**
   * Where the loop's sockets live. Loop thread only.
   *
   * @return Netty's loop, opened if this is the first socket on this thread
   * @throws IllegalStateException if there are sockets that belong to another thread
   */
  public NettyLoop sockets() {
    NettyLoop open = netty;
    if (open != null && !open.isOnItsThread()) {
      leave(open); // the loop has moved, and has not looked for I/O since
      open = null;
    }
    if (open == null) {
      open = new NettyLoop(choice.get());
      netty = open;
    }
    return open;
  }

  @Override
  public void select(long timeoutNanos) {
    NettyLoop open = netty;
    if (open == null) {
      parking.select(timeoutNanos);
    } else if (open.isOnItsThread()) {
      open.select(timeoutNanos);
      policy.looked();
    } else {
      leave(open);
    }
  }

  @Override
  public void poll(int turns) {
    if (netty != null && policy.isDue(turns)) {
      select(0);
    }
  }

  @Override
  public void wakeup() {
    NettyLoop open = netty;
    if (open == null) {
      parking.wakeup();
    } else {
      open.wakeup();
    }
  }

  @Override
  public void close() {
    NettyLoop open = netty;
    if (open != null) {
      open.close();
    }
  }

  /** Goes back to parking, without a wait: the loop has moved to another thread. */
  private void leave(NettyLoop open) {
    if (open.openChannels() > 0) {
      throw new IllegalStateException(
          "the event loop has "
              + open.openChannels()
              + " open sockets, which belong to "
              + open.thread()
              + "; run the loop there, or close them before it moves to another thread");
    }
    netty = null;
    open.close();
  }
}
