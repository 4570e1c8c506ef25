package dev.heddle.agent;

import org.jspecify.annotations.Nullable;

/**
 * Which classes the agent looks at at all. Asked for each class that the JVM loads, so it compares
 * a few characters and nothing else.
 */
final class ClassScope {

  private static final String HEDDLE = "dev/heddle/";

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private ClassScope() {}

  /**
   * Whether a class may be woven as far as its name and loader tell.
   *
   * @param loader null = the boot loader
   * @param name with slashes; null for a class without one
   */
  static boolean includes(@Nullable ClassLoader loader, @Nullable String name) {
    return loader != null && loader != PLATFORM && name != null && !isOfJdkOrHeddle(name);
  }

  private static boolean isOfJdkOrHeddle(String name) {
    return switch (name.isEmpty() ? ' ' : name.charAt(0)) {
      case 'j' -> name.startsWith("java/") || name.startsWith("jdk/");
      case 's' -> name.startsWith("sun/");
      case 'c' -> name.startsWith("com/sun/");
      case 'd' -> name.startsWith(HEDDLE) && isOfHeddle(name);
      default -> false;
    };
  }

  /** The weaver itself, and the runtime's ABI; the rest of dev.heddle may have async methods. */
  private static boolean isOfHeddle(String name) {
    int at = HEDDLE.length();
    return name.startsWith("weaver/", at)
        || name.startsWith("agent/", at)
        || name.startsWith("cli/", at)
        || name.startsWith("shaded/", at)
        || name.startsWith("frame/", at);
  }
}
