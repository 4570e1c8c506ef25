package dev.heddle.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

class TransportTest {

  @EachIo
  void aProtocolIsToldWhatHappensInOrder(Bench bench) throws Exception {
    Object answer =
        bench.serve(
            Recorder::new,
            socket -> {
              Bench.send(socket, "hello");
              socket.shutdownOutput();
              return Bench.readAll(socket);
            });
    assertEquals("", answer);
    assertEquals(List.of("made", "data hello", "eof", "lost null"), bench.made.get(0).events);
  }

  @EachIo
  void aResetByThePeerIsTheFailureOfTheConnection(Bench bench) throws Exception {
    bench.serve(
        Greeter::new,
        socket -> {
          socket.getInputStream().read();
          socket.setSoLinger(true, 0);
          return null;
        });
    assertEquals(
        List.of("made", "lost java.net.SocketException: Connection reset by peer"),
        bench.made.get(0).events);
  }

  @EachIo
  void writingToAPeerThatHasGoneEndsTheConnectionOnce(Bench bench) throws Exception {
    bench.serve(
        () ->
            new Recorder() {
              @Override
              public void connectionMade(Transport transport) {
                super.connectionMade(transport);
                transport.pauseReading();
                flood();
              }

              @Override
              public void resumeWriting() {}

              private void flood() {
                transport.write(new byte[50_000]);
                if (!transport.isClosing()) {
                  lost.getLoop().callSoon(this::flood);
                }
              }

              @Override
              public void pauseWriting() {}
            },
        socket -> {
          socket.getInputStream().read();
          socket.setSoLinger(true, 0);
          return null;
        });
    assertEquals(2, bench.made.get(0).events.size(), bench.made.get(0).events.toString());
    assertTrue(
        bench
            .made
            .get(0)
            .events
            .get(1)
            .matches("lost java.net.SocketException: .*(reset by peer|pipe)"),
        bench.made.get(0).events.get(1));
  }

  @EachIo
  void aTransportKnowsBothAddressesAndItsProtocolCanBeChanged(Bench bench) throws Exception {
    List<String> other = new ArrayList<>();
    List<Object> infos = new ArrayList<>();
    Object port =
        bench.serve(
            () ->
                new Recorder() {
                  @Override
                  public void connectionMade(Transport transport) {
                    super.connectionMade(transport);
                    transport.write(new byte[1]);
                    assertEquals(this, transport.getProtocol());
                    InetSocketAddress peer = transport.getExtraInfo(ExtraInfo.PEERNAME);
                    InetSocketAddress own = transport.getExtraInfo(ExtraInfo.SOCKNAME);
                    infos.add(peer.getPort());
                    infos.add(own.getPort());
                    infos.add(own.getAddress().getHostAddress());
                    transport.setProtocol(
                        new Protocol() {
                          @Override
                          public void connectionLost(Throwable failure) {
                            other.add("lost " + failure);
                            Protocol.super.connectionLost(failure);
                          }
                        });
                  }
                },
            socket -> {
              socket.getInputStream().read();
              return List.of(socket.getLocalPort(), socket.getPort(), "127.0.0.1");
            });
    assertEquals(port, infos);
    assertEquals(List.of("made"), bench.made.get(0).events);
    assertEquals(List.of("lost null"), other);
  }

  /** Sends a byte at once, by which the peer knows that it has been accepted. */
  private static final class Greeter extends Recorder {
    @Override
    public void connectionMade(Transport transport) {
      super.connectionMade(transport);
      transport.write(new byte[1]);
    }
  }
}
