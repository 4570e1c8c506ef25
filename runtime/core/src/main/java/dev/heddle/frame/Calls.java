package dev.heddle.frame;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Links awaited calls of async methods that the weaver could not bind: to the method's body, so
 * that the call runs on the Java stack, where the method that will run is woven; else to the method
 * itself and an await of what it returns. Both give the result, or the {@link Suspension}.
 *
 * <p>Any thread.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-5.html#jvms-5.4.3.6">JVMS
 *     5.4.3.6, call site specifiers</a>
 */
public final class Calls {

  private static final MethodHandle AWAIT = awaitHandle();

  private Calls() {}

  private static MethodHandle awaitHandle() {
    try {
      return MethodHandles.lookup()
          .findStatic(Await.class, "await", MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Bootstrap method of an awaited call. The method comes as text, and arguments as plain objects:
   * a type in the call site or in a constant is checked for access by the caller, and an ordinary
   * call may pass a value whose declared type it may not name.
   *
   * @param caller the woven class
   * @param name the method's name
   * @param type receiver and arguments, to Object
   * @param owner the class or interface that the source calls it on
   * @param kind how: a reference kind of {@link MethodHandleInfo}
   * @param descriptor its descriptor
   * @return a call site with this type
   * @throws LinkageError what an ordinary call would throw that cannot be linked
   */
  public static CallSite link(
      MethodHandles.Lookup caller,
      String name,
      MethodType type,
      Class<?> owner,
      int kind,
      String descriptor) {
    MethodType declared;
    try {
      declared = MethodType.fromMethodDescriptorString(descriptor, loaderOf(caller));
    } catch (TypeNotPresentException missing) {
      return linkWithout(missing, caller, name, type, owner, kind, descriptor);
    }
    MethodHandle method = resolve(caller, owner, name, declared, kind);
    MethodHandleInfo info = reveal(caller, owner, method);
    MethodHandle awaited =
        MethodHandles.filterReturnValue(
                method.asFixedArity(),
                AWAIT.asType(MethodType.methodType(Object.class, method.type().returnType())))
            .asType(type);
    if (info == null) {
      return new ConstantCallSite(awaited);
    }
    return switch (info.getReferenceKind()) {
      case MethodHandleInfo.REF_invokeVirtual, MethodHandleInfo.REF_invokeInterface ->
          new InlineCache(caller, info, type, awaited);
      default -> {
        MethodHandle body = Bodies.find(caller, info.getDeclaringClass(), info);
        yield new ConstantCallSite(body == null ? awaited : direct(body, type));
      }
    };
  }

  private static @Nullable ClassLoader loaderOf(MethodHandles.Lookup caller) {
    return caller.lookupClass().getClassLoader();
  }

  /** An ordinary call may pass null for what isn't there. */
  private static CallSite linkWithout(
      TypeNotPresentException missing,
      MethodHandles.Lookup caller,
      String name,
      MethodType type,
      Class<?> owner,
      int kind,
      String descriptor) {
    try {
      if (kind != MethodHandleInfo.REF_invokeSpecial) { // which only the class itself can
        MethodHandle call = PlainCall.of(caller, name, type, owner, kind, descriptor);
        return new ConstantCallSite(MethodHandles.filterReturnValue(call, AWAIT));
      }
    } catch (ReflectiveOperationException | LinkageError refused) {
      missing.addSuppressed(refused);
    }
    throw as(new NoClassDefFoundError(missing.typeName()), missing);
  }

  /**
   * What a handle calls. A method may be called through a public heir of the class that declares
   * it, while that class itself is its package's own: then only a lookup inside of it may tell.
   *
   * @return null where nobody may tell, as in a module that isn't open
   */
  private static @Nullable MethodHandleInfo reveal(
      MethodHandles.Lookup caller, Class<?> owner, MethodHandle method) {
    try {
      return caller.revealDirect(method);
    } catch (IllegalArgumentException declaredInAHiddenClass) {
      for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
        try {
          return MethodHandles.privateLookupIn(type, caller).revealDirect(method);
        } catch (IllegalAccessException | IllegalArgumentException notThere) {
          continue;
        }
      }
      return null;
    }
  }

  private static MethodHandle resolve(
      MethodHandles.Lookup caller, Class<?> owner, String name, MethodType type, int kind) {
    try {
      return switch (kind) {
        case MethodHandleInfo.REF_invokeStatic -> caller.findStatic(owner, name, type);
        case MethodHandleInfo.REF_invokeSpecial ->
            caller.findSpecial(owner, name, type, caller.lookupClass());
        default -> caller.findVirtual(owner, name, type);
      };
    } catch (NoSuchMethodException missing) {
      throw orOriginal(new NoSuchMethodError(missing.getMessage()), missing);
    } catch (IllegalAccessException refused) {
      throw orOriginal(new IllegalAccessError(refused.getMessage()), refused);
    }
  }

  /** The JVM's own error, where it says what an ordinary call would throw. */
  private static LinkageError orOriginal(LinkageError error, Exception cause) {
    return cause.getCause() instanceof LinkageError original ? original : as(error, cause);
  }

  private static LinkageError as(LinkageError error, Exception cause) {
    error.initCause(cause);
    return error;
  }

  /** A body as a call site wants it: called without a frame. */
  static MethodHandle direct(MethodHandle body, MethodType type) {
    @Nullable Object noFrame = null;
    int last = body.type().parameterCount() - 1;
    return MethodHandles.insertArguments(body, last, noFrame).asType(type);
  }
}
