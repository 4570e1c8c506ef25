package dev.heddle.internal.netty;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.EventLoop;
import dev.heddle.net.Net;
import io.netty.channel.Channel;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.NetUtil;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** heddle-net without some of the jars that it needs. */
class NettyJarsTest {

  /** What a program is told that opens a connection with only these jars on its class path. */
  private static String told(Class<?>... inJars) throws Exception {
    URL[] urls =
        Stream.concat(Stream.of(EventLoop.class, Net.class), Stream.of(inJars))
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Method open =
          loader
              .loadClass(Net.class.getName())
              .getMethod("openConnection", String.class, int.class);
      Throwable thrown =
          assertThrows(InvocationTargetException.class, () -> open.invoke(null, "localhost", 1))
              .getCause();
      assertEquals(NoClassDefFoundError.class, thrown.getClass());
      return String.valueOf(thrown.getMessage());
    }
  }

  @Test
  void allThatAreMissingAreNamed() throws Exception {
    assertEquals(
        "heddle-net needs Netty 4.2, and netty-common, netty-buffer, netty-resolver, netty-transport"
            + " are not on the class path; add the jars, or in Maven the dependency"
            + " dev.heddle:heddle-net, which brings them",
        told());
  }

  @Test
  void oneThatIsMissingIsNamed() throws Exception {
    assertEquals(
        "heddle-net needs Netty 4.2, and netty-buffer is not on the class path; add the jars, or in"
            + " Maven the dependency dev.heddle:heddle-net, which brings them",
        told(NetUtil.class, Channel.class, AddressResolverGroup.class));
  }

  @Test
  void whereAllAreThereNothingIsTold() {
    assertDoesNotThrow(NettyJars::require);
  }
}
