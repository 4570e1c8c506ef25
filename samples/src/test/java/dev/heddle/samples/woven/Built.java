package dev.heddle.samples.woven;

import java.io.File;
import java.nio.file.Path;

/** What the build made before these tests; the build names each in a system property. */
public final class Built {
  /** The agent, which is also the {@code heddle} command. */
  public static final String AGENT_JAR = property("heddle.agentJar");

  /** The runtime alone. */
  public static final String RUNTIME_JAR = property("heddle.runtimeJar");

  /** The root of the checkout. */
  public static final Path CHECKOUT = Path.of(property("heddle.checkout")).normalize();

  /** A class path of the runtime and the samples as javac wrote them. */
  static final String PLAIN = RUNTIME_JAR + File.pathSeparator + property("heddle.plainClasses");

  /** A class path of the runtime and the samples as the Maven plugin wove them. */
  static final String WOVEN = RUNTIME_JAR + File.pathSeparator + property("heddle.wovenClasses");

  private Built() {}

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          "the system property '" + name + "' is not set; run these tests with 'mvn verify'");
    }
    return value;
  }
}
