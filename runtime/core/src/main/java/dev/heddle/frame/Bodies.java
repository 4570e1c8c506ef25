package dev.heddle.frame;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the body that the weaver made of an async method: the method of the same name that takes a
 * frame class {@code Host$method$Frame} behind the arguments. Looks at the class, never at
 * annotations: whether a class is woven is a matter of what was loaded.
 */
final class Bodies {

  private Bodies() {}

  /**
   * The body of a method.
   *
   * @param caller the class that wants to call it
   * @param host the class that declares the method
   * @param method its name, type and kind
   * @return null when there is none, or the caller may not reach it
   * @throws UnsupportedAbiError if the class was woven for another version of the convention
   */
  static @Nullable MethodHandle find(
      MethodHandles.Lookup caller, Class<?> host, MethodHandleInfo method) {
    try {
      MethodHandles.Lookup inside = MethodHandles.privateLookupIn(host, caller);
      String name = method.getName();
      for (int number = 1; ; number++) {
        String overload = number == 1 ? "$" : "$" + number + "$";
        Class<?> frame =
            Class.forName(
                host.getName() + "$" + name + overload + "Frame", false, host.getClassLoader());
        checkVersion(frame);
        MethodType type =
            method.getMethodType().appendParameterTypes(frame).changeReturnType(Object.class);
        MethodHandle body = find(inside, host, name, type, method);
        if (body != null) {
          return body;
        }
      }
    } catch (UnsupportedAbiError refusal) {
      throw refusal;
    } catch (ClassNotFoundException | IllegalAccessException | LinkageError none) {
      return null; // no such frame class, or a module that isn't open: the method itself is called
    }
  }

  /** A body that follows another convention is not called: its frames refuse to be initialised. */
  private static void checkVersion(Class<?> frame) throws ClassNotFoundException {
    if (Frame.class.isAssignableFrom(frame)) {
      Class.forName(frame.getName(), true, frame.getClassLoader());
    }
  }

  private static @Nullable MethodHandle find(
      MethodHandles.Lookup inside,
      Class<?> host,
      String name,
      MethodType type,
      MethodHandleInfo method)
      throws IllegalAccessException {
    try {
      return method.getReferenceKind() == MethodHandleInfo.REF_invokeStatic
          ? inside.findStatic(host, name, type)
          : inside.findVirtual(host, name, type);
    } catch (NoSuchMethodException overloadWithOtherArguments) {
      return null;
    }
  }

  /**
   * The class whose method runs when a method is called on a receiver of this very class.
   *
   * @param receiver the receiver's class
   * @param method the method as it was resolved
   * @return null when that can't be told with certainty
   */
  static @Nullable Class<?> implementor(Class<?> receiver, MethodHandleInfo method) {
    int modifiers = method.getModifiers();
    if (!Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers)) {
      // A package's own method is overridden within its package only; what that means for a class
      // further down depends on the packages of all classes between.
      return receiver == method.getDeclaringClass() ? receiver : null;
    }
    try {
      for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
        if (declares(type, method)) {
          return type;
        }
      }
      return onlyDefault(receiver, method);
    } catch (LinkageError | SecurityException unknown) {
      return null;
    }
  }

  /**
   * The interface whose default method a class inherits; null where none does or two of them
   * conflict, which the JVM finds out when the method is called.
   */
  private static @Nullable Class<?> onlyDefault(Class<?> receiver, MethodHandleInfo method) {
    Class<?> found = null;
    for (Method inherited : receiver.getMethods()) {
      if (inherited.isDefault() && isSame(inherited, method)) {
        if (found != null) {
          return null;
        }
        found = inherited.getDeclaringClass();
      }
    }
    return found;
  }

  private static boolean declares(Class<?> type, MethodHandleInfo method) {
    for (Method declared : type.getDeclaredMethods()) {
      if ((declared.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0
          && isSame(declared, method)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(Method candidate, MethodHandleInfo method) {
    return candidate.getName().equals(method.getName())
        && candidate.getReturnType() == method.getMethodType().returnType()
        && Arrays.equals(candidate.getParameterTypes(), method.getMethodType().parameterArray());
  }
}
