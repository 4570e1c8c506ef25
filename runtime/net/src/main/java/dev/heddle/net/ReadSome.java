package dev.heddle.net;

import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** {@link StreamReader#read(int)}. */
final class ReadSome extends ReadFrame {
  private static final String LAYOUT = RuntimeLayout.of(StreamReader.class, "read", true);

  private final int most;

  ReadSome(StreamReader reader, int most) {
    super(reader, "read");
    this.most = most;
  }

  @Override
  byte @Nullable [] attempt() {
    if (most > 0 && reader.buffer.isEmpty() && !reader.hasEnded()) {
      return null;
    }
    return reader.buffer.take(most);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
