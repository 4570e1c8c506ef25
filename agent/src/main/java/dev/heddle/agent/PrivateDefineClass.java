package dev.heddle.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Calls {@code ClassLoader.defineClass}. It works only in a module that {@code java.lang} is open
 * to, see {@link LoaderDoor}.
 */
public final class PrivateDefineClass implements ClassDefiner {

  private final Method defineClass;

  /**
   * Reaches for the method.
   *
   * @throws ReflectiveOperationException if this JDK hasn't got it
   */
  public PrivateDefineClass() throws ReflectiveOperationException {
    defineClass =
        ClassLoader.class.getDeclaredMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ProtectionDomain.class);
    defineClass.setAccessible(true);
  }

  @Override
  public void define(
      ClassLoader loader, String name, byte[] classFile, @Nullable ProtectionDomain domain) {
    try {
      defineClass.invoke(loader, name, classFile, 0, classFile.length, domain);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("cannot define " + name + " in " + loader, e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("java.lang isn't open to " + getClass().getModule(), e);
    }
  }
}
