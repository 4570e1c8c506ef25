package dev.heddle.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way into other class loaders, opened when the first class is woven.
 *
 * <p>{@code ClassLoader.defineClass} is protected, and a {@code Lookup} would need a class of the
 * host's package, of which there may be none yet. So the JVM is asked through {@link
 * Instrumentation#redefineModule} to open {@code java.lang}: not to the agent's own module, which
 * is the program's too, but to that of a loader made for this one class. Byte Buddy's injector goes
 * through {@code sun.misc.Unsafe}, of which JDK 24 and later warn, and takes half a second to
 * start.
 */
final class LoaderDoor implements ClassDefiner {

  private final Instrumentation instrumentation;
  private @Nullable ClassDefiner opened;

  LoaderDoor(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  @Override
  public void define(
      ClassLoader loader, String name, byte[] classFile, @Nullable ProtectionDomain domain) {
    opened().define(loader, name, classFile, domain);
  }

  private synchronized ClassDefiner opened() {
    ClassDefiner definer = opened;
    if (definer == null) {
      definer = open();
      opened = definer;
    }
    return definer;
  }

  private ClassDefiner open() {
    try {
      Vestibule vestibule = new Vestibule(LoaderDoor.class.getClassLoader());
      instrumentation.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of(),
          Map.of("java.lang", Set.of(vestibule.getUnnamedModule())),
          Set.of(),
          Map.of());
      Class<?> definer = vestibule.define(PrivateDefineClass.class);
      return (ClassDefiner) definer.getConstructor().newInstance();
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException("cannot reach ClassLoader.defineClass", e);
    }
  }

  /** A loader for one class, so that nothing else is in the module that java.lang is open to. */
  private static final class Vestibule extends ClassLoader {

    Vestibule(@Nullable ClassLoader parent) {
      super("heddle-agent-door", parent);
    }

    Class<?> define(Class<?> original) throws IOException {
      String file = original.getSimpleName() + ".class";
      try (InputStream in = original.getResourceAsStream(file)) {
        if (in == null) {
          throw new IOException("the agent's jar has no " + file);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(original.getName(), bytes, 0, bytes.length);
      }
    }
  }
}
