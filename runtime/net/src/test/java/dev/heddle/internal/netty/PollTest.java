package dev.heddle.internal.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import dev.heddle.internal.loop.Clock;
import dev.heddle.internal.loop.Loops;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a loop that always has callbacks to run looks for I/O. */
class PollTest {
  private String before;
  private int looks;

  @BeforeEach
  void remember() {
    before = System.getProperty(PollPolicy.OPTION);
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(PollPolicy.OPTION);
    } else {
      System.setProperty(PollPolicy.OPTION, before);
    }
  }

  /** The looks that a loop takes in a number of passes of one callback each. */
  private int looksIn(int passes) {
    NettyEngine[] engine = new NettyEngine[1];
    int[] left = {passes};
    try (EventLoop loop =
        Loops.create(Clock.MONOTONIC, owner -> engine[0] = new NettyEngine(this::countingFamily))) {
      engine[0].sockets();
      Runnable[] pass = new Runnable[1];
      pass[0] =
          () -> {
            if (--left[0] == 0) {
              loop.stop();
            } else {
              loop.callSoon(pass[0]);
            }
          };
      loop.callSoon(pass[0]);
      looks = 0;
      loop.runForever();
      return looks;
    }
  }

  private SocketFamily countingFamily() {
    return ChangedFamily.of(
        Families.nio(), "handlers", handlers -> counting((IoHandlerFactory) handlers));
  }

  private IoHandlerFactory counting(IoHandlerFactory factory) {
    return executor -> {
      IoHandler handler = factory.newHandler(executor);
      return (IoHandler)
          Proxy.newProxyInstance(
              IoHandler.class.getClassLoader(),
              new Class<?>[] {IoHandler.class},
              (proxy, method, arguments) -> {
                if (arguments != null && arguments[0] instanceof IoHandlerContext) {
                  looks++;
                }
                return method.invoke(handler, arguments);
              });
    };
  }

  @Test
  void theStrictValueLooksInEachPass() {
    System.setProperty(PollPolicy.OPTION, "1");
    assertEquals(200, looksIn(200));
  }

  @Test
  void aLookIsTakenAtTheLatestEveryThatManyTurns() {
    System.setProperty(PollPolicy.OPTION, "61");
    int looks = looksIn(611);
    assertTrue(looks >= 10, looks + " looks"); // a slow machine takes more, for the time
  }

  @Test
  void anOptionThatIsNoNumberOfTurnsIsRefused() {
    for (String wrong : new String[] {"0", "many", ""}) {
      System.setProperty(PollPolicy.OPTION, wrong);
      assertEquals(
          "-Dheddle.io.pollTurns=" + wrong + " must be a number of turns from 1 on",
          assertThrows(IllegalArgumentException.class, PollPolicy::configured).getMessage());
    }
  }
}
