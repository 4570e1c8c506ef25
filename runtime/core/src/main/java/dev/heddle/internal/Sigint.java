package dev.heddle.internal;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import dev.heddle.KeyboardInterrupt;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C while the main thread runs a loop. The first SIGINT cancels the main task, the second
 * makes the loop throw {@link KeyboardInterrupt}; after that, and when the run is over, the handler
 * is the one that there was before, so that a third one ends the process.
 *
 * <p>The JDK's only way to signals, {@code sun.misc.Signal}, is supported but warned of by
 * compilers and absent from some runtime images: it is reached by reflection. The JVM calls the
 * handler on a thread of its own.
 */
public final class Sigint implements AutoCloseable {
  private static final long MAIN_THREAD_ID = 1;

  private final EventLoop loop;
  private final Future<?> main;
  private final Thread thread = Thread.currentThread();
  private @Nullable Object signal;
  private @Nullable Object handlerBefore;
  private int count;
  private boolean hasInterrupted;

  private Sigint(EventLoop loop, Future<?> main) {
    this.loop = loop;
    this.main = main;
  }

  /**
   * Watches for SIGINT until closed.
   *
   * @param loop the loop that the caller is about to run
   * @param main what is to be cancelled
   * @return null on other threads than the main one, if the program handles the signal itself, or
   *     if this JVM leaves signals alone
   */
  public static @Nullable Sigint watch(EventLoop loop, Future<?> main) {
    if (Thread.currentThread().getId() != MAIN_THREAD_ID) {
      return null;
    }
    Sigint sigint = new Sigint(loop, main);
    return sigint.install() ? sigint : null;
  }

  /**
   * Whether a signal has come.
   *
   * @return true from then on
   */
  public synchronized boolean hasCome() {
    return count > 0;
  }

  /** Puts the handler back that there was before. */
  @Override
  public synchronized void close() {
    restore();
    if (hasInterrupted) {
      hasInterrupted = false;
      Thread.interrupted(); // it was to end what blocked the loop, which is over
    }
  }

  private boolean install() {
    try {
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              Sigint.class.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                return switch (method.getName()) {
                  case "handle" -> {
                    come();
                    yield null;
                  }
                  case "equals" -> arguments[0] == proxy;
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> "Heddle's handler of SIGINT";
                };
              });
      Object sigint =
          Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance("INT");
      Object before = handle(sigint, handler);
      signal = sigint;
      handlerBefore = before;
      if (isJvmsOwn(before) && before != type.getField("SIG_IGN").get(null)) {
        return true;
      }
      restore();
      return false;
    } catch (ReflectiveOperationException unavailable) {
      return false; // a JVM started with -Xrs, or an image without the module jdk.unsupported
    }
  }

  /** Handlers of programs come back as what they are, the JVM's own wrapped in a class of its. */
  private static boolean isJvmsOwn(Object handler) {
    return handler.getClass().getName().startsWith("sun.misc.");
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    return signal
        .getClass()
        .getMethod("handle", signal.getClass(), Class.forName("sun.misc.SignalHandler"))
        .invoke(null, signal, handler);
  }

  private synchronized void restore() {
    Object before = handlerBefore;
    Object sigint = signal;
    if (before == null || sigint == null) {
      return;
    }
    handlerBefore = null;
    try {
      handle(sigint, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the handler of SIGINT cannot be put back", e);
    }
  }

  /** Called by a thread of the JVM's. */
  private synchronized void come() {
    if (handlerBefore == null) {
      return; // the run is over
    }
    count++;
    if (count == 1) {
      loop.callSoonThreadsafe(this::cancelMain);
      return;
    }
    restore();
    hasInterrupted = true;
    loop.callSoonThreadsafe(Sigint::leaveLoop);
    thread.interrupt(); // it may be blocked in a call that the loop waits for
  }

  private void cancelMain() {
    if (main.done()) {
      leaveLoop();
    }
    main.cancel();
  }

  private static void leaveLoop() {
    throw new KeyboardInterrupt();
  }
}
