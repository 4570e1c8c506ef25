package dev.heddle.weaver.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The end of an archive that is being written without a comment: the comment comes there as bytes.
 * {@code ZipOutputStream} takes text and encodes it, so that a comment in another alphabet than its
 * own would not stay what it was.
 */
final class ArchiveEnd extends FilterOutputStream {

  /** An archive ends with the length of its comment, and the comment. */
  private static final int LENGTH_BYTES = 2;

  private byte[] held = {};

  ArchiveEnd(OutputStream target) {
    super(target);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int passed = Math.max(0, held.length + length - LENGTH_BYTES);
    int ofHeld = Math.min(held.length, passed);
    int ofNew = passed - ofHeld;
    out.write(held, 0, ofHeld);
    out.write(bytes, from, ofNew);
    byte[] kept = Arrays.copyOfRange(held, ofHeld, held.length + length - ofNew);
    System.arraycopy(bytes, from + ofNew, kept, held.length - ofHeld, length - ofNew);
    held = kept;
  }

  /** Ends the archive, of which all else has been written. */
  void finish(byte[] comment) throws IOException {
    out.write(comment.length & 0xff);
    out.write(comment.length >> Byte.SIZE);
    out.write(comment);
    out.flush();
  }
}
