package dev.heddle.weaver.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LocationTest {

  @Test
  void readsAsAStackTraceLineAsFarAsItIsKnown() {
    assertEquals("a.B.m(B.java:7)", new Location("a.B", "m", "B.java", 7).toString());
    assertEquals("a.B.m(B.java)", new Location("a.B", "m", "B.java", 0).toString());
    assertEquals("a.B.m (line 7)", new Location("a.B", "m", null, 7).toString());
    assertEquals("a.B.m", new Location("a.B", "m", null, 0).toString());
    assertEquals("a.B(B.java)", new Location("a.B", null, "B.java", 0).toString());
    assertEquals("lib/x.jar", Location.ofFile("lib/x.jar").toString());
    assertEquals("<unknown>", Location.nowhere().toString());
  }
}
