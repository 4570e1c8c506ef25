package dev.heddle.net;

/** Turns the number of unsent bytes into calls of pauseWriting and resumeWriting, in turns. */
final class Backpressure {
  private WriteBufferLimits limits = new WriteBufferLimits(16 * 1024, 64 * 1024);
  private boolean isPaused;

  WriteBufferLimits limits() {
    return limits;
  }

  void setLimits(WriteBufferLimits newLimits) {
    limits = newLimits;
  }

  boolean isPaused() {
    return isPaused;
  }

  /** Whether pauseWriting is to be called now. */
  boolean pauses(long unsent) {
    boolean pauses = !isPaused && unsent > limits.high();
    isPaused |= pauses;
    return pauses;
  }

  /** Whether resumeWriting is to be called now. */
  boolean resumes(long unsent) {
    boolean resumes = isPaused && unsent <= limits.low();
    isPaused &= !resumes;
    return resumes;
  }
}
