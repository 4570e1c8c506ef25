package dev.heddle.net;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;

/**
 * The system's errors, told alike whether the JDK or Netty's native code has met them: the JDK's
 * types, the system's words. The failure as it was is the cause.
 */
final class IoFailures {
  private IoFailures() {}

  /** A failure of a connection. */
  static Throwable of(Throwable failure) {
    if (!(failure instanceof IOException)) {
      return failure;
    }
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("reset")) {
      return caused(new SocketException("Connection reset by peer"), failure);
    }
    if (text.contains("broken pipe")) {
      return caused(new SocketException("Broken pipe"), failure);
    }
    return failure;
  }

  static IOException connect(SocketAddress address, Throwable failure) {
    String text = String.valueOf(failure.getMessage()).replace(": " + address, "");
    String reason = text.toLowerCase(Locale.ROOT).contains("refused") ? "Connection refused" : text;
    return caused(new ConnectException("Connect call failed " + address + ": " + reason), failure);
  }

  static IOException bind(SocketAddress address, Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    boolean isTaken = text.toLowerCase(Locale.ROOT).contains("in use");
    return caused(
        new BindException(
            "error while attempting to bind on address "
                + address
                + ": "
                + (isTaken ? "address already in use" : text)),
        failure);
  }

  /** Whether an address is of a kind that this machine does not have, IPv6 switched off say. */
  static boolean isNotOfThisMachine(Throwable failure) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("assign requested address") || text.contains("not supported");
  }

  /** One failure for several attempts: the first, with the others at its side. */
  static IOException all(List<IOException> failures) {
    IOException first = failures.get(0);
    failures.subList(1, failures.size()).forEach(first::addSuppressed);
    return first;
  }

  static SocketException connectionLost() {
    return new SocketException("Connection lost");
  }

  private static <X extends IOException> X caused(X wrapped, Throwable cause) {
    wrapped.initCause(cause);
    return wrapped;
  }
}
