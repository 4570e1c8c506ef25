package dev.heddle.benchmarks;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The words of a text, each ended by a space, as one writes it without generators. */
final class WordIterator implements Iterator<String> {
  private final String text;
  private int start;
  private int end;

  WordIterator(String text) {
    this.text = text;
    this.end = text.indexOf(' ');
  }

  @Override
  public boolean hasNext() {
    return end >= 0;
  }

  @Override
  public String next() {
    if (end < 0) {
      throw new NoSuchElementException();
    }
    String word = text.substring(start, end);
    start = end + 1;
    end = text.indexOf(' ', start);
    return word;
  }
}
