package dev.heddle.net;

import java.util.Arrays;

/** Bytes, first in, first out: a window that moves through an array. */
final class ByteQueue {
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int head;
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(byte[] data) {
    if (data.length > bytes.length - head - size) {
      makeRoom(data.length);
    }
    System.arraycopy(data, 0, bytes, head + size, data.length);
    size += data.length;
  }

  /** Takes out the first bytes, as many as there are of those wanted. */
  byte[] take(int wanted) {
    int count = Math.min(wanted, size);
    byte[] taken = Arrays.copyOfRange(bytes, head, head + count);
    skip(count);
    return taken;
  }

  byte[] takeAll() {
    return take(size);
  }

  void skip(int count) {
    head += count;
    size -= count;
    if (size == 0) {
      bytes = NOTHING; // an idle connection holds no memory
      head = 0;
    }
  }

  /** Where a sequence of bytes first begins, at or after a place; -1 if it does not. */
  int indexOf(byte[] wanted, int from) {
    for (int i = from; i <= size - wanted.length; i++) {
      if (startsWith(wanted, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a sequence of bytes is at a place. */
  boolean startsWith(byte[] wanted, int at) {
    return at + wanted.length <= size
        && Arrays.equals(bytes, head + at, head + at + wanted.length, wanted, 0, wanted.length);
  }

  private void makeRoom(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length - bytes.length / 4) {
      byte[] longer = new byte[(int) Math.min(Integer.MAX_VALUE - 8L, needed * 2L)];
      System.arraycopy(bytes, head, longer, 0, size);
      bytes = longer;
    } else {
      System.arraycopy(bytes, head, bytes, 0, size);
    }
    head = 0;
  }
}
