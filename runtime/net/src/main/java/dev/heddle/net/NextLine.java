package dev.heddle.net;

import dev.heddle.Next;
import dev.heddle.frame.Await;
import dev.heddle.frame.Frame;
import dev.heddle.frame.Suspension;
import dev.heddle.internal.RuntimeLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link StreamReader#next}: a line, or the end in place of an empty one. */
final class NextLine extends Frame<Next<byte[]>> {
  private static final String LAYOUT = RuntimeLayout.of(StreamReader.class, "next", false);

  private final StreamReader reader;

  NextLine(StreamReader reader) {
    this.reader = reader;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    Object line = state == 0 ? Await.await(reader.readLine()) : take();
    if (line instanceof Suspension suspension) {
      state = 1;
      return suspension.push(this);
    }
    byte[] bytes = (byte[]) Objects.requireNonNull(line);
    return bytes.length == 0 ? Next.end() : Next.of(bytes);
  }

  @Override
  protected String layout() {
    return LAYOUT;
  }
}
