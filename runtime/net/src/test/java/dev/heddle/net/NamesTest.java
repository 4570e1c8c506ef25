package dev.heddle.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import dev.heddle.testing.HeddleExtension;
import dev.heddle.testing.TestLoop;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HeddleExtension.class)
@TestLoop(TestLoop.Time.REAL)
class NamesTest {
  private static List<String> resolve(EventLoop loop, String host) {
    return loop.runUntilComplete(Names.resolve(loop, host)).stream()
        .map(InetAddress::getHostAddress)
        .toList();
  }

  @Test
  void anAddressInDigitsNeedsNoLookUp(EventLoop loop) {
    assertTrue(Names.resolve(loop, "127.0.0.1").done());
    assertTrue(Names.resolve(loop, "::1").done());
    assertEquals(List.of("10.1.2.3"), resolve(loop, "10.1.2.3"));
    assertEquals(List.of("0:0:0:0:0:0:0:1"), resolve(loop, "::1"));
  }

  @Test
  void theScopeOfAnAddressIsKept(EventLoop loop) {
    assertEquals(List.of("fe80:0:0:0:0:0:0:1%7"), resolve(loop, "fe80::1%7"));
  }
}
