package dev.heddle.samples.tutorial;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** The peer of {@link EchoServer}: blocking sockets on a thread of its own, as in any program. */
final class EchoPeer {
  private EchoPeer() {}

  /** Begins to talk to a server; the action is run on the peer's thread when it has done so. */
  static void start(InetSocketAddress server, Runnable whenFinished) {
    Thread thread =
        new Thread(
            () -> {
              try {
                converse(server, "This is the message. It will be sent in parts.");
                converse(server, "This is the message. ", "It will be sent ", "in parts.");
              } catch (IOException e) {
                throw new IllegalStateException(
                    "the conversation with " + server + " broke off", e);
              } finally {
                whenFinished.run();
              }
            },
            "peer");
    thread.start();
  }

  /** Sends each part, waits until it has come back, then ends its side. */
  private static void converse(InetSocketAddress server, String... parts) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      for (String part : parts) {
        byte[] sent = part.getBytes(US_ASCII);
        socket.getOutputStream().write(sent);
        byte[] got = socket.getInputStream().readNBytes(sent.length);
        if (!Arrays.equals(sent, got)) {
          throw new IOException("'" + new String(got, US_ASCII) + "' came back for '" + part + "'");
        }
      }
      socket.shutdownOutput();
      if (socket.getInputStream().read() != -1) {
        throw new IOException("more came back than was sent");
      }
    }
  }
}
