package dev.heddle.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NamesTest {
  private static List<String> resolve(String host) {
    try (EventLoop loop = EventLoop.create()) {
      return loop.runUntilComplete(Names.resolve(loop, host)).stream()
          .map(InetAddress::getHostAddress)
          .toList();
    }
  }

  @Test
  void anAddressInDigitsNeedsNoLookUp() {
    try (EventLoop loop = EventLoop.create()) {
      assertTrue(Names.resolve(loop, "127.0.0.1").done());
      assertTrue(Names.resolve(loop, "::1").done());
    }
    assertEquals(List.of("10.1.2.3"), resolve("10.1.2.3"));
    assertEquals(List.of("0:0:0:0:0:0:0:1"), resolve("::1"));
  }

  @Test
  void theScopeOfAnAddressIsKept() {
    assertEquals(List.of("fe80:0:0:0:0:0:0:1%7"), resolve("fe80::1%7"));
  }
}
