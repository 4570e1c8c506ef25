package dev.heddle.samples.woven;

import java.io.File;
import java.nio.file.Path;

/** What the build made before these tests; the build names each in a system property. */
public final class Built {
  /** The agent, which is also the {@code heddle} command. */
  public static final String AGENT_JAR = property("heddle.agentJar");

  /** The runtime alone. */
  public static final String RUNTIME_JAR = property("heddle.runtimeJar");

  /** A class path of the runtime, the sockets and Netty. */
  public static final String WITH_SOCKETS = property("heddle.netClassPath");

  /** The same with heddle-test and JUnit. */
  public static final String WITH_TESTS = property("heddle.testClassPath");

  /** The root of the checkout. */
  public static final Path CHECKOUT = Path.of(property("heddle.checkout")).normalize();

  /** The samples as javac wrote them. */
  static final String PLAIN_CLASSES = property("heddle.plainClasses");

  /** The samples as the Maven plugin wove them. */
  static final String WOVEN_CLASSES = property("heddle.wovenClasses");

  private Built() {}

  /** A class path of classes and what they run on. */
  static String classPath(String classes, String runtime) {
    return runtime + File.pathSeparator + classes;
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          "the system property '" + name + "' is not set; run these tests with 'mvn verify'");
    }
    return value;
  }
}
