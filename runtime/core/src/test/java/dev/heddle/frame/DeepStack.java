package dev.heddle.frame;

/** Runs something on a thread with a stack that carries 10,000 calls in the interpreter. */
final class DeepStack {
  interface Body {
    Object run() throws Throwable;
  }

  private DeepStack() {}

  static Object run(Body body) throws Throwable {
    Object[] result = new Object[1];
    Throwable[] failure = new Throwable[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result[0] = body.run();
              } catch (Throwable thrown) {
                failure[0] = thrown;
              }
            },
            "deep",
            64L << 20);
    thread.start();
    thread.join();
    if (failure[0] != null) {
      throw failure[0];
    }
    return result[0];
  }
}
