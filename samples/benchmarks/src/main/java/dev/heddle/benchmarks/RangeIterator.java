package dev.heddle.benchmarks;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The numbers from 0 on, as one writes it without generators. */
final class RangeIterator implements Iterator<Integer> {
  private final int end;
  private int next;

  RangeIterator(int end) {
    this.end = end;
  }

  @Override
  public boolean hasNext() {
    return next < end;
  }

  @Override
  public Integer next() {
    if (next >= end) {
      throw new NoSuchElementException();
    }
    return next++;
  }
}
