package dev.heddle.net;

import dev.heddle.internal.RuntimeLayout;
import org.jspecify.annotations.Nullable;

/** {@link StreamReader#readExactly}. */
final class ReadExactly extends ReadFrame {
  private static final String LAYOUT = RuntimeLayout.of(StreamReader.class, "readExactly", true);

  private final int count;

  ReadExactly(StreamReader reader, int count) {
    super(reader, "readExactly");
    this.count = count;
  }

  @Override
  byte @Nullable [] attempt() throws IncompleteReadException {
    if (reader.buffer.size() >= count) {
      return reader.buffer.take(count);
    }
    if (reader.hasEnded()) {
      throw new IncompleteReadException(reader.buffer.takeAll(), count);
    }
    return null;
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
