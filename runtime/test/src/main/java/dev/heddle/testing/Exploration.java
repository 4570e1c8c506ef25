package dev.heddle.testing;

import dev.heddle.Awaitable;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * Runs something asynchronous in many orders of what is ready, and with cancellations: for tests
 * under Jupiter, or none at all. {@link Explore} does it to an {@link AsyncTest}.
 *
 * <pre>{@code
 * Exploration.of(clock -> transfers()).orders(1_000).cancel(Explore.Cancel.TASKS).run();
 * }</pre>
 *
 * <p>Each run has a loop on virtual time of its own, and fails as a test would: when the coroutine
 * fails, when it leaves tasks, when it never awaits a coroutine (unless somebody has been cancelled
 * in the run), when the loop reports something, in a deadlock. Runs are the same each time, so what
 * is explored must depend on nothing but the order of its tasks.
 *
 * <p>Turns of tasks that are ready in the same pass change places; callbacks and timers keep their
 * order among themselves. Immutable; each method that sets something gives a new one.
 */
public final class Exploration {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final Function<? super VirtualClock, ? extends Awaitable<?>> body;
  private final Explorer explorer;

  private Exploration(
      Function<? super VirtualClock, ? extends Awaitable<?>> body, Explorer explorer) {
    this.body = body;
    this.explorer = explorer;
  }

  /**
   * An exploration of 200 orders.
   *
   * @param body makes what is run, anew for each run; its result is not looked at
   * @return the exploration
   */
  public static Exploration of(Function<? super VirtualClock, ? extends Awaitable<?>> body) {
    Objects.requireNonNull(body, "body");
    return new Exploration(
        body, new Explorer(200, Explore.Cancel.NOBODY, 2_000, Explorer.replay(""), TIMEOUT));
  }

  /**
   * Chooses how many orders to try; see {@link Explore#orders}.
   *
   * @param orders a number of runs
   * @return a new exploration
   */
  public Exploration orders(int orders) {
    return new Exploration(
        body,
        new Explorer(
            orders, explorer.whom(), explorer.cancellations(), explorer.replay(), TIMEOUT));
  }

  /**
   * Chooses whom to cancel; see {@link Explore#cancel}.
   *
   * @param whom at each await in turn, one a run
   * @return a new exploration
   */
  public Exploration cancel(Explore.Cancel whom) {
    return new Exploration(
        body,
        new Explorer(
            explorer.orders(), whom, explorer.cancellations(), explorer.replay(), TIMEOUT));
  }

  /**
   * Makes one run only.
   *
   * @param replay what {@link ExplorationError#replay} gave
   * @return a new exploration
   * @throws IllegalArgumentException if it is no such text
   */
  public Exploration replay(String replay) {
    return new Exploration(
        body,
        new Explorer(
            explorer.orders(),
            explorer.whom(),
            explorer.cancellations(),
            Schedule.parse(replay),
            TIMEOUT));
  }

  /**
   * Makes the runs, until one fails.
   *
   * @throws ExplorationError if a run fails that is not the usual one, whose failure is thrown as
   *     it is
   */
  public void run() {
    Failures.asException(
        () ->
            explorer.explore(
                session ->
                    session.guard(
                        () -> {
                          VirtualClock clock = Objects.requireNonNull(session.clock());
                          session.run(body.apply(clock));
                        })));
  }
}
