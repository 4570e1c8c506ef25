package dev.heddle.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The method that a program starts in, found as the {@code java} command finds it: {@code public
 * static void main(String[])}; from JDK 25 on also without arguments, without {@code public} and on
 * an instance (JLS 12.1.4).
 */
final class MainMethod {

  private static final int INSTANCE_MAIN = 25;
  private static final String MAIN = "main";

  private final Method method;

  private MainMethod(Method method) {
    this.method = method;
  }

  static @Nullable MainMethod of(Class<?> program) {
    boolean classic = Runtime.version().feature() < INSTANCE_MAIN;
    Method withArgs = find(program, String[].class);
    if (withArgs != null && (!classic || isClassic(withArgs))) {
      return new MainMethod(withArgs);
    }
    Method withoutArgs = classic ? null : find(program);
    return withoutArgs == null ? null : new MainMethod(withoutArgs);
  }

  void call(String[] args) throws ReflectiveOperationException {
    method.setAccessible(true);
    Object receiver = Modifier.isStatic(method.getModifiers()) ? null : newInstance();
    if (method.getParameterCount() == 0) {
      method.invoke(receiver);
    } else {
      method.invoke(receiver, (Object) args);
    }
  }

  private Object newInstance() throws ReflectiveOperationException {
    try {
      Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InstantiationException | NoSuchMethodException e) {
      throw new InvocationTargetException(e);
    }
  }

  private static boolean isClassic(Method method) {
    return Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers());
  }

  private static @Nullable Method find(Class<?> program, Class<?>... parameters) {
    for (Class<?> owner = program; owner != null; owner = owner.getSuperclass()) {
      Method method = declared(owner, parameters);
      if (method != null
          && method.getReturnType() == void.class
          && !Modifier.isPrivate(method.getModifiers())) {
        return method;
      }
    }
    return null;
  }

  private static @Nullable Method declared(Class<?> owner, Class<?>... parameters) {
    try {
      return owner.getDeclaredMethod(MAIN, parameters);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
