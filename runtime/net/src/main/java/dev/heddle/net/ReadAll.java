package dev.heddle.net;

import dev.heddle.internal.RuntimeLayout;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@link StreamReader#read()}: keeps what it has read so far, so that the reader may fill up again.
 */
final class ReadAll extends ReadFrame {
  private static final String LAYOUT = RuntimeLayout.of(StreamReader.class, "read", true);

  private final ByteArrayOutputStream read = new ByteArrayOutputStream();

  ReadAll(StreamReader reader) {
    super(reader, "read");
  }

  @Override
  byte @Nullable [] attempt() {
    read.writeBytes(reader.buffer.takeAll());
    if (reader.hasEnded()) {
      return read.toByteArray();
    }
    reader.checkFailure();
    reader.resumeIfDrained();
    return null;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
