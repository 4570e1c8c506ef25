package dev.heddle.frame;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The call site of an awaited virtual call. It learns the first few classes of receivers and the
 * bodies of their methods; with more of them it calls the method itself and awaits what that
 * returns, which is always right.
 *
 * <p>Any thread.
 */
final class InlineCache extends MutableCallSite {

  /** As many classes as a call site tests one after the other. */
  private static final int MOST_CLASSES = 4;

  private static final MethodHandle LEARN = handle("learn", MethodHandle.class, Object.class);
  private static final MethodHandle IS_EXACTLY =
      handle("isExactly", boolean.class, Class.class, Object.class);

  private final MethodHandles.Lookup caller;
  private final MethodHandleInfo method;
  private final MethodHandle awaited;
  private int classes;

  InlineCache(
      MethodHandles.Lookup caller, MethodHandleInfo method, MethodType type, MethodHandle awaited) {
    super(type);
    this.caller = caller;
    this.method = method;
    this.awaited = awaited;
    MethodHandle learn =
        LEARN.bindTo(this).asType(MethodType.methodType(MethodHandle.class, type.parameterType(0)));
    setTarget(MethodHandles.foldArguments(MethodHandles.exactInvoker(type), learn));
  }

  private static MethodHandle handle(String name, Class<?> result, Class<?>... parameters) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodType type = MethodType.methodType(result, parameters);
      return name.equals("learn")
          ? lookup.findVirtual(InlineCache.class, name, type)
          : lookup.findStatic(InlineCache.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** What to call for a receiver of a class that the site doesn't know yet. */
  @SuppressWarnings("UnusedMethod") // called through LEARN
  private synchronized MethodHandle learn(@Nullable Object receiver) {
    if (receiver == null) {
      throw noReceiver();
    }
    if (classes == MOST_CLASSES) {
      setTarget(awaited);
      return awaited;
    }
    classes++;
    MethodHandle target = targetFor(receiver.getClass());
    MethodHandle test =
        IS_EXACTLY
            .bindTo(receiver.getClass())
            .asType(MethodType.methodType(boolean.class, type().parameterType(0)));
    setTarget(MethodHandles.guardWithTest(test, target, getTarget()));
    return target;
  }

  /** What the call would throw, at its place; the JVM's words would be of this class instead. */
  private NullPointerException noReceiver() {
    String parameters =
        method.getMethodType().parameterList().stream()
            .map(Class::getTypeName)
            .collect(Collectors.joining(", "));
    NullPointerException failure =
        new NullPointerException(
            "Cannot invoke \"%s.%s(%s)\" because the receiver is null"
                .formatted(method.getDeclaringClass().getName(), method.getName(), parameters));
    StackTraceElement[] trace = failure.getStackTrace();
    int first = 0;
    while (first < trace.length
        && trace[first].getClassName().equals(InlineCache.class.getName())) {
      first++;
    }
    failure.setStackTrace(Arrays.copyOfRange(trace, first, trace.length));
    return failure;
  }

  private MethodHandle targetFor(Class<?> receiver) {
    Class<?> host = Bodies.implementor(receiver, method);
    MethodHandle body = host == null ? null : Bodies.find(caller, host, method);
    return body == null ? awaited : Calls.direct(body, type());
  }

  @SuppressWarnings("UnusedMethod") // called through IS_EXACTLY
  private static boolean isExactly(Class<?> type, @Nullable Object receiver) {
    return receiver != null && receiver.getClass() == type;
  }
}
