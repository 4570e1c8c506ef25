package dev.heddle.sync;

/** A semaphore that notices when more is given back than was taken. */
public final class BoundedSemaphore extends Semaphore {
  private final int bound;

  /** A semaphore with one permit. */
  public BoundedSemaphore() {
    this(1);
  }

  /**
   * A semaphore.
   *
   * @param value how many permits there are, and may ever be
   * @throws IllegalArgumentException if it is negative
   */
  public BoundedSemaphore(int value) {
    super(value);
    this.bound = value;
  }

  /**
   * Adds a permit; who has waited longest gets it.
   *
   * @throws IllegalArgumentException if all permits are there already
   */
  @Override
  public void release() {
    if (value() >= bound) {
      throw new IllegalArgumentException(
          this + " released too many times; release it once for each acquire()");
    }
    super.release();
  }
}
