package dev.heddle.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals of the operating system, such as that of Ctrl-C. Of several handlers of a signal the
 * newest is called; when the last one has gone, the signal does again what it did before the first
 * came.
 *
 * <p>The JDK's only way to signals, {@code sun.misc.Signal}, is supported but warned of by
 * compilers and absent from some runtime images: it is reached by reflection. The JVM calls
 * handlers on a thread of its own. Any thread.
 */
public final class Signals {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String SIGNAL_HANDLER = "sun.misc.SignalHandler";

  /** By name, those that have handlers. */
  private static final Map<String, Signals> HANDLED = new HashMap<>();

  private final Object signal;
  private final Object dispatcher;
  private final Object before;
  private final List<Registration> registrations = new ArrayList<>();

  private Signals(String name) throws ReflectiveOperationException {
    Class<?> type = Class.forName(SIGNAL_HANDLER);
    signal = Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
    dispatcher =
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "handle" -> {
                    dispatch(name);
                    yield null;
                  }
                  case "equals" -> arguments[0] == proxy;
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> "Heddle's handler of SIG" + name;
                });
    before = install(dispatcher);
  }

  /**
   * Handles a signal until the registration is closed.
   *
   * @param name its name, with {@code SIG} in front or without
   * @param handler called on a thread of the JVM's each time
   * @return what ends it
   * @throws IllegalArgumentException if there is no such signal here
   * @throws IllegalStateException if the operating system or the JVM keeps it for itself
   * @throws UnsupportedOperationException if this JVM has no signals for programs
   */
  public static Registration handle(String name, Runnable handler) {
    synchronized (HANDLED) {
      return handlersOf(shortened(name)).add(shortened(name), handler);
    }
  }

  /**
   * As {@link #handle}, unless the program handles the signal already, or ignores it.
   *
   * @param name its name
   * @param handler called on a thread of the JVM's each time
   * @return what ends it; null if the signal is left alone
   */
  public static @Nullable Registration handleIfFree(String name, Runnable handler) {
    synchronized (HANDLED) {
      if (HANDLED.containsKey(name)) {
        return null;
      }
      Signals handlers;
      try {
        handlers = handlersOf(name);
      } catch (IllegalStateException | UnsupportedOperationException unavailable) {
        return null; // a JVM started with -Xrs, or an image without the module jdk.unsupported
      }
      Registration registration = handlers.add(name, handler);
      if (handlers.wereNone()) {
        return registration;
      }
      registration.close();
      return null;
    }
  }

  /** A signal by the name that the JDK has for it. */
  public static String shortened(String name) {
    return name.startsWith("SIG") ? name.substring(3) : name;
  }

  private static Signals handlersOf(String name) {
    Signals known = HANDLED.get(name);
    if (known != null) {
      return known;
    }
    try {
      Signals handlers = new Signals(name);
      HANDLED.put(name, handlers);
      return handlers;
    } catch (InvocationTargetException refused) {
      Throwable why = refused.getCause();
      if (why != null && String.valueOf(why.getMessage()).startsWith("Unknown signal")) {
        throw new IllegalArgumentException(
            "invalid signal '" + name + "'; name one of this system, such as HUP, INT or TERM");
      }
      throw new IllegalStateException(
          "sig " + name + " cannot be caught: the system or the JVM keeps it for itself");
    } catch (ReflectiveOperationException unavailable) {
      throw new UnsupportedOperationException(
          "this JVM has no signals for programs; its image needs the module jdk.unsupported");
    }
  }

  private Registration add(String name, Runnable handler) {
    Registration registration = new Registration(name, handler);
    registrations.add(registration);
    return registration;
  }

  /** Handlers of programs come back as what they are, the JVM's own wrapped in a class of its. */
  private boolean wereNone() {
    try {
      return before.getClass().getName().startsWith("sun.misc.")
          && before != Class.forName(SIGNAL_HANDLER).getField("SIG_IGN").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives the handler that there was. */
  private Object install(Object handler) throws ReflectiveOperationException {
    return signal
        .getClass()
        .getMethod("handle", signal.getClass(), Class.forName(SIGNAL_HANDLER))
        .invoke(null, signal, handler);
  }

  /** Puts back what was before, unless the program has changed that past us. */
  private void restore() {
    try {
      Object present = install(before);
      if (present != dispatcher) {
        install(present);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the handler of " + signal + " cannot be put back", e);
    }
  }

  private static void dispatch(String name) {
    Registration newest;
    synchronized (HANDLED) {
      Signals handlers = HANDLED.get(name);
      if (handlers == null) {
        return; // it came while the last one went
      }
      newest = handlers.registrations.get(handlers.registrations.size() - 1);
    }
    newest.handler.run();
  }

  /** A handler of a signal. */
  public static final class Registration implements AutoCloseable {
    private final String name;
    private final Runnable handler;

    private Registration(String name, Runnable handler) {
      this.name = name;
      this.handler = handler;
    }

    /** Ends it. Does nothing the second time. */
    @Override
    public void close() {
      synchronized (HANDLED) {
        Signals handlers = HANDLED.get(name);
        if (handlers != null
            && handlers.registrations.remove(this)
            && handlers.registrations.isEmpty()) {
          HANDLED.remove(name);
          handlers.restore();
        }
      }
    }
  }
}
