package dev.heddle.net;

import dev.heddle.internal.RuntimeLayout;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link StreamReader#readLine}. */
final class ReadLine extends ReadFrame {
  private static final String LAYOUT = RuntimeLayout.of(StreamReader.class, "readLine", true);

  private static final byte[] NEWLINE = {10};

  private final Separators newline = new Separators(List.of(NEWLINE));

  ReadLine(StreamReader reader) {
    super(reader, "readLine");
  }

  @Override
  byte @Nullable [] attempt() throws IOException {
    try {
      return newline.attempt(reader);
    } catch (IncompleteReadException lastLine) {
      return lastLine.partial();
    } catch (LimitOverrunException tooLong) {
      boolean isWhole = reader.buffer.startsWith(NEWLINE, tooLong.consumed());
      reader.buffer.skip(isWhole ? tooLong.consumed() + 1 : reader.buffer.size());
      reader.resumeIfDrained();
      throw tooLong;
    }
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
