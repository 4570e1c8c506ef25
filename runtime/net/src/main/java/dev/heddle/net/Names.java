package dev.heddle.net;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks up the addresses of hosts, by the system's own means. Those block, so they run on threads
 * beside the loop; an address in digits needs none.
 */
final class Names {
  private static final int THREADS = 4;
  private static final ThreadPoolExecutor LOOKUPS = newThreads();

  private Names() {}

  /** The addresses of a host; fails with an {@link UnknownHostException}. */
  static Future<List<InetAddress>> resolve(EventLoop loop, String host) {
    Future<List<InetAddress>> answer = loop.createFuture();
    byte[] digits = NetUtil.createByteArrayFromIpAddressString(host);
    if (digits != null && host.indexOf('%') < 0) { // the bytes don't tell the scope
      answer.setResult(List.of(address(digits)));
    } else {
      LOOKUPS.execute(() -> lookUp(loop, host, answer));
    }
    return answer;
  }

  private static void lookUp(EventLoop loop, String host, Future<List<InetAddress>> answer) {
    Runnable completion;
    try {
      List<InetAddress> found = List.of(InetAddress.getAllByName(host));
      completion = () -> answer.setResult(found);
    } catch (UnknownHostException | RuntimeException failure) {
      completion = () -> answer.setException(failure);
    }
    deliver(loop, answer, completion);
  }

  private static void deliver(EventLoop loop, Future<?> answer, Runnable completion) {
    try {
      loop.callSoonThreadsafe(
          () -> {
            if (!answer.done()) {
              completion.run();
            }
          });
    } catch (IllegalStateException closedMeanwhile) {
      // Nobody is left who wants to know.
    }
  }

  private static InetAddress address(byte[] digits) {
    try {
      return InetAddress.getByAddress(digits);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not 4 or 16 bytes", e);
    }
  }

  private static ThreadPoolExecutor newThreads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            action -> {
              Thread thread = new Thread(action, "heddle-names");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
