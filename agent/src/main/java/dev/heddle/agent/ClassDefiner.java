package dev.heddle.agent;

import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Adds a class to a class loader that runs already. Public only because {@link PrivateDefineClass}
 * implements it from within a loader of its own.
 */
@FunctionalInterface
public interface ClassDefiner {

  /**
   * Defines the class as the loader itself would.
   *
   * @param loader whose class it becomes
   * @param name the binary name, with dots
   * @param classFile the class
   * @param domain the domain of its host, or null
   * @throws LinkageError if there is one of that name, or the class file is bad
   */
  void define(ClassLoader loader, String name, byte[] classFile, @Nullable ProtectionDomain domain);
}
