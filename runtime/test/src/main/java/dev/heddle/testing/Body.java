package dev.heddle.testing;

/** A part of a test. */
@FunctionalInterface
interface Body {
  void run() throws Throwable;
}
