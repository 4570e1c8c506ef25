package dev.heddle.weaver.broken;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JVM's own verifier says of classes that nobody runs. */
final class JvmVerdict {

  private JvmVerdict() {}

  /** Whether it accepts the class with all that it names. */
  static boolean accepts(String name, byte[] classFile) {
    return refusal(Map.of(name, classFile)) == null;
  }

  /**
   * Why it doesn't accept the form or the code of one of the classes, or null. That a class can't
   * be found counts as nothing: the reflection that makes the JVM look at the code asks for the
   * types of all parameters as well.
   */
  static @Nullable String codeRefusal(Map<String, byte[]> classes) {
    Throwable refusal = refusal(classes);
    return refusal instanceof VerifyError || refusal instanceof ClassFormatError
        ? refusal.toString()
        : null;
  }

  private static @Nullable Throwable refusal(Map<String, byte[]> classes) {
    Loader loader = new Loader(classes);
    try {
      for (String name : classes.keySet()) {
        // Links the class, which verifies it, and doesn't initialise it.
        Class.forName(name, false, loader).getDeclaredMethods();
      }
      return null;
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      return e;
    }
  }

  private static final class Loader extends ClassLoader {

    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(JvmVerdict.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] classFile = classes.get(name);
      if (classFile == null) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, classFile, 0, classFile.length) : loaded;
    }
  }
}
