package dev.heddle;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;

/** The answer to a call that needs a loop where none is running. */
final class NoRunningLoop {
  private static final String MESSAGE = "no running event loop; ";

  private NoRunningLoop() {}

  /**
   * With the way out. An {@code @Async} method that calls in from outside of a loop can only be
   * there because it wasn't woven: it then runs when it is called, as any method does.
   */
  static IllegalStateException exception() {
    return new IllegalStateException(
        MESSAGE
            + caller()
                .filter(NoRunningLoop::isUnwovenCoroutine)
                .map(f -> NotWovenError.whyItRan(f.getClassName(), f.getMethodName()))
                .orElse("call it in an @Async method that Asyncio.run(...) runs"));
  }

  private static Optional<StackFrame> caller() {
    return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
        .walk(frames -> frames.filter(frame -> !isOurs(frame.getDeclaringClass())).findFirst());
  }

  private static boolean isOurs(Class<?> type) {
    return type.getProtectionDomain() == NoRunningLoop.class.getProtectionDomain();
  }

  /**
   * Only the methods that make a coroutine or a generator. What the weaver leaves of these makes a
   * frame and calls nothing else; what returns a future is woven to a method that runs at once.
   */
  private static boolean isUnwovenCoroutine(StackFrame frame) {
    try {
      Class<?>[] parameters = frame.getMethodType().parameterArray();
      var method = frame.getDeclaringClass().getDeclaredMethod(frame.getMethodName(), parameters);
      return method.isAnnotationPresent(Async.class)
          && method.getReturnType().getName().startsWith("dev.heddle.");
    } catch (NoSuchMethodException | LinkageError e) {
      return false; // a constructor, or a class that names what isn't there
    }
  }
}
