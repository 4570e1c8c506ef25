package dev.heddle.internal.loop;

import dev.heddle.EventLoop;
import dev.heddle.context.Context;
import dev.heddle.internal.Signals;
import dev.heddle.internal.Signals.Registration;
import java.util.HashMap;
import java.util.Map;

/** The signals that a loop handles. Loop thread only. */
final class SignalHandlers {
  private final EventLoop loop;
  private final Map<String, Registration> handled = new HashMap<>();

  SignalHandlers(EventLoop loop) {
    this.loop = loop;
  }

  void add(String signal, Runnable callback) {
    Context context = Context.copyCurrent();
    Registration registration =
        Signals.handle(signal, () -> OtherThreads.call(loop, callback, context));
    Registration before = handled.put(Signals.shortened(signal), registration);
    if (before != null) {
      before.close(); // only now, so that no signal falls between the two
    }
  }

  boolean remove(String signal) {
    Registration registration = handled.remove(Signals.shortened(signal));
    if (registration != null) {
      registration.close();
    }
    return registration != null;
  }

  void close() {
    handled.values().forEach(Registration::close);
    handled.clear();
  }
}
