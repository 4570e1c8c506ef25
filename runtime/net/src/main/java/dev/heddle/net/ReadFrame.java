package dev.heddle.net;

import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A read from a stream: tries, and waits for more data as long as there is not enough. */
abstract class ReadFrame extends Frame<byte[]> {
  static final byte[] NOTHING = {};

  final StreamReader reader;
  private final String method;
  private @Nullable Signal arrival;

  ReadFrame(StreamReader reader, String method) {
    this.reader = reader;
    this.method = method;
  }

  /** The bytes if they can be had from the buffer now, else null. Called again on more data. */
  abstract byte @Nullable [] attempt() throws IOException;

  @Override
  protected final Object resume() throws Throwable {
    if (state == 0) {
      reader.checkFailure();
    } else {
      awake();
    }
    byte[] bytes = attempt();
    if (bytes == null) {
      state = 1;
      Signal waiting = reader.beginWait(method);
      arrival = waiting;
      return Suspension.on(waiting).push(this);
    }
    reader.resumeIfDrained();
    return bytes;
  }

  private void awake() throws Throwable {
    try {
      take();
    } finally {
      reader.endWait(Objects.requireNonNull(arrival));
    }
  }
}
