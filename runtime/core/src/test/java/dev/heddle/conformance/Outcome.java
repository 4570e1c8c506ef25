package dev.heddle.conformance;

/** How an operation ended, kept while its finally block runs. */
record Outcome(Object value, Throwable failure) {
  Object get() throws Throwable {
    if (failure != null) {
      throw failure;
    }
    return value;
  }
}
