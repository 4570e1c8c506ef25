package dev.heddle.weaver.torture;

import java.util.HashMap;
import java.util.Map;

/** Defines classes from memory, those given before those of the parent. */
final class CorpusLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> first;
  private final Map<String, byte[]> second;

  /**
   * A loader.
   *
   * @param parent has what is neither in the one nor in the other
   * @param first classes by binary name
   * @param second classes that are not in {@code first}
   */
  CorpusLoader(ClassLoader parent, Map<String, byte[]> first, Map<String, byte[]> second) {
    super(parent);
    this.first = new HashMap<>(first);
    this.second = second;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = first.getOrDefault(name, second.get(name));
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
    }
  }

  /**
   * Loads a class and lets the JVM verify it, without running its initialiser.
   *
   * @return "linked", or the error
   */
  String link(String name) {
    try {
      Class<?> type = Class.forName(name, false, this);
      // HotSpot links a class before it lists its members; it has no cheaper way that initialises
      // nothing. Resolving the types of the listed members may fail later, which both worlds share.
      if (type.isInterface()) {
        type.getDeclaredMethods();
      } else {
        type.getDeclaredConstructors();
      }
      return "linked";
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      return firstLine(e);
    }
  }

  private static String firstLine(Throwable e) {
    return e.toString().lines().findFirst().orElse("");
  }
}
