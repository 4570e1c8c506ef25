package dev.heddle.internal.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.EventLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code -Dheddle.io}, with heddle-net on the class path. */
class BackendChoiceTest {
  private static final String OPTION = "heddle.io";
  private String before;

  @BeforeEach
  void forget() {
    before = System.getProperty(OPTION);
    System.clearProperty(OPTION);
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(OPTION);
    } else {
      System.setProperty(OPTION, before);
    }
  }

  private static SocketFamily chosen() {
    try (EventLoop loop = EventLoop.create()) {
      return NettyEngine.of(loop).sockets().family();
    }
  }

  @Test
  void theBestThatWorksHereIsChosenByItself() {
    assertEquals(
        NativeAccess.isSilent() && new EpollBackend().isAvailable()
            ? EpollSockets.class
            : NioSockets.class,
        chosen().getClass());
  }

  @Test
  void nioCanBeChosen() {
    System.setProperty(OPTION, "nio");
    assertInstanceOf(NioSockets.class, chosen());
  }

  @Test
  void epollCanBeChosen() {
    assumeTrue(new EpollBackend().isAvailable());
    System.setProperty(OPTION, "epoll");
    assertInstanceOf(EpollSockets.class, chosen());
  }

  @Test
  void parkCanBeChosenAndSaysWhySocketsCannotBeOpened() {
    System.setProperty(OPTION, "park");
    assertEquals(
        "<EventLoop running=False closed=False debug=False> cannot open sockets: it was made with"
            + " -Dheddle.io=park or by other means than heddle-net's; leave the option out, or"
            + " choose nio or epoll",
        assertThrows(IllegalStateException.class, BackendChoiceTest::chosen).getMessage());
  }

  @Test
  void anotherNameIsRefusedWithTheNamesThatAreThere() {
    System.setProperty(OPTION, "kqueue");
    String epoll = new EpollBackend().isAvailable() ? "epoll, " : "";
    assertEquals(
        "-Dheddle.io=kqueue is not available here; there is best, "
            + epoll
            + "nio, park (epoll and nio come with heddle-net on the class path)",
        assertThrows(IllegalArgumentException.class, EventLoop::create).getMessage());
  }
}
