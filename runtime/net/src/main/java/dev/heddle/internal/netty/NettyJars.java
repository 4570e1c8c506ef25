package dev.heddle.internal.netty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which of Netty's jars a program lacks, before the JVM names a class of theirs that nobody
 * has heard of. Any thread.
 */
public final class NettyJars {

  /** A class of each jar without which no socket can be opened. */
  private static final Map<String, String> NEEDED = new LinkedHashMap<>();

  static {
    NEEDED.put("io.netty.util.NetUtil", "netty-common");
    NEEDED.put("io.netty.buffer.ByteBuf", "netty-buffer");
    NEEDED.put("io.netty.resolver.AddressResolverGroup", "netty-resolver");
    NEEDED.put("io.netty.channel.Channel", "netty-transport");
  }

  private NettyJars() {}

  /**
   * Does nothing where they are all there.
   *
   * @throws NoClassDefFoundError if one is missing; the message says which, and what to add
   */
  public static void require() {
    List<String> missing = new ArrayList<>();
    NEEDED.forEach(
        (type, jar) -> {
          if (!isThere(type)) {
            missing.add(jar);
          }
        });
    if (!missing.isEmpty()) {
      throw new NoClassDefFoundError(
          "heddle-net needs Netty 4.2, and "
              + String.join(", ", missing)
              + (missing.size() == 1 ? " is" : " are")
              + " not on the class path; add the jars, or in Maven the dependency"
              + " dev.heddle:heddle-net, which brings them");
    }
  }

  /** Without running any code of the class. */
  private static boolean isThere(String type) {
    try {
      Class.forName(type, false, NettyJars.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    } catch (NoClassDefFoundError e) {
      return true; // it is there; what it extends is in another jar
    }
  }
}
