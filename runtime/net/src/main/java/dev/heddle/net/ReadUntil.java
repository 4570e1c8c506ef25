package dev.heddle.net;

import dev.heddle.internal.RuntimeLayout;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link StreamReader#readUntil(java.util.List)}. */
final class ReadUntil extends ReadFrame {
  private static final String LAYOUT = RuntimeLayout.of(StreamReader.class, "readUntil", true);

  private final Separators separators;

  ReadUntil(StreamReader reader, List<byte[]> separators) {
    super(reader, "readUntil");
    this.separators = new Separators(separators);
  }

  @Override
  byte @Nullable [] attempt() throws IOException {
    return separators.attempt(reader);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
