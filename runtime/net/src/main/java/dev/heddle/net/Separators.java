package dev.heddle.net;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search for the first of some separators, which goes on where it was when more data comes. */
final class Separators {
  private final List<byte[]> separators;
  private final int shortest;
  private final int longest;
  private int searched;
  private int matchStart;
  private int matchEnd;

  Separators(List<byte[]> separators) {
    this.separators = separators;
    this.shortest = separators.stream().mapToInt(separator -> separator.length).min().orElse(1);
    this.longest = separators.stream().mapToInt(separator -> separator.length).max().orElse(1);
  }

  /** Takes the bytes up to a separator out of the buffer; null when there is none yet. */
  byte @Nullable [] attempt(StreamReader reader) throws IOException {
    ByteQueue buffer = reader.buffer;
    if (buffer.size() - searched >= shortest) {
      if (find(buffer)) {
        return take(reader);
      }
      searched = Math.max(0, buffer.size() + 1 - longest);
      if (searched > reader.limit()) {
        throw new LimitOverrunException(
            "Separator is not found, and chunk exceed the limit", searched);
      }
    }
    if (reader.hasEnded()) {
      throw IncompleteReadException.beforeSeparator(buffer.takeAll());
    }
    return null;
  }

  private byte[] take(StreamReader reader) throws LimitOverrunException {
    if (matchStart > reader.limit()) {
      throw new LimitOverrunException(
          "Separator is found, but chunk is longer than limit", matchStart);
    }
    return reader.buffer.take(matchEnd);
  }

  private boolean find(ByteQueue buffer) {
    matchEnd = Integer.MAX_VALUE;
    for (byte[] separator : separators) {
      int start = buffer.indexOf(separator, searched);
      if (start >= 0 && start + separator.length < matchEnd) {
        matchStart = start;
        matchEnd = start + separator.length;
      }
    }
    return matchEnd < Integer.MAX_VALUE;
  }
}
