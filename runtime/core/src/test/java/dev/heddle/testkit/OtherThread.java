package dev.heddle.testkit;

/** A thread that does one thing, and is waited for. */
public final class OtherThread {
  private OtherThread() {}

  /** Runs something on another thread, to its end. */
  public static void run(Runnable action) {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(action, "other");
    thread.setUncaughtExceptionHandler((where, thrown) -> failure[0] = thrown);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure[0] != null) {
      throw new AssertionError(failure[0]);
    }
  }
}
