package dev.heddle.testing;

/** A test failed in one of the runs of an exploration; its failure is the cause. */
public final class ExplorationError extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String replay;

  ExplorationError(String replay, Throwable failure) {
    super(
        "the test fails when its tasks run in another order or are cancelled; -Dheddle.replay="
            + replay
            + " or replay = \""
            + replay
            + "\" makes this run alone: "
            + failure.getMessage(),
        failure);
    this.replay = replay;
  }

  /**
   * What makes the failing run again.
   *
   * @return for {@link Explore#replay} or {@link Exploration#replay}
   */
  public String replay() {
    return replay;
  }
}
