package dev.heddle.testing.simulation;

import static dev.heddle.testing.simulation.Fairness.require;
import static dev.heddle.testkit.Script.script;

import dev.heddle.CancelledError;
import dev.heddle.Coroutine;
import dev.heddle.ExceptionGroup;
import dev.heddle.Task;
import dev.heddle.TaskGroup;
import dev.heddle.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A group of random tasks, which it keeps books on. */
final class Grouping {
  private static final String CANCELLING = " cancelling";

  private final Blocks blocks;
  private final World world;
  private final Random random;
  private final Actor actor;
  private final boolean isSupervisor;
  private final Actor errand;
  private final List<Task<Object>> children = new ArrayList<>();
  private TaskGroup group;
  private boolean isCancelled;
  private int requestsAtBodysEnd = Integer.MAX_VALUE;

  Grouping(Blocks blocks, World world, Random random, Actor actor, boolean isPlain) {
    this.blocks = blocks;
    this.world = world;
    this.random = random;
    this.actor = actor;
    this.isSupervisor = !isPlain;
    this.errand = blocks.errand(actor, Around.asking(this::hasAsked));
  }

  Operation operation() {
    return Blocks.swallowing(
        actor,
        false,
        isSupervisor ? "supervise" : "group",
        () -> isSupervisor ? TaskGroup.supervise(this::body) : TaskGroup.run(this::body),
        (value, failure) -> failure == null && (errand.hasEndedCancelled() || isAskedToEnd()),
        this::check);
  }

  /** Whether the task has been asked to end while the group waited for its tasks. */
  private boolean isAskedToEnd() {
    return actor.requestsToSee(Around::mayHaveAsked, false) > requestsAtBodysEnd;
  }

  private void bodyEnds() {
    requestsAtBodysEnd = actor.requestsToSee(Around::hasAsked, false) - (hasAsked() ? 1 : 0);
  }

  /** Whether the group has asked its owner to end; it does so once. */
  private boolean hasAsked() {
    return isCancelled || shows("errors=");
  }

  private void cancel() {
    isCancelled = true;
    group.cancel();
  }

  private boolean shows(String state) {
    return group != null && group.toString().contains(state);
  }

  private Coroutine<Object> body(TaskGroup entered) {
    group = entered;
    for (int i = random.nextInt(4); i > 0; i--) {
      spawn();
    }
    Script<Object> body = script(v -> null);
    if (random.nextInt(3) == 0) {
      body.then(v -> entered.start(starting -> blocks.starting(starting, actor)))
          .run(() -> spawnIfOpen());
    }
    body.then(v -> errand).run(this::bodyEnds);
    int draw = random.nextInt(4);
    if (draw == 0) {
      body.run(this::cancel);
    } else if (draw == 1) {
      world.loop.callLater(blocks.duration(), this::cancel);
    }
    return body.last(errand::close);
  }

  private void spawn() {
    world.spawn(
        actor,
        Around.asking(() -> shows(CANCELLING)),
        child -> {
          Task<Object> task = group.createTask(child);
          children.add(task);
          task.addDoneCallback(done -> checkOthers(task));
          return task;
        });
  }

  /** The group has been told before, and has cancelled the others if it has to. */
  private void checkOthers(Task<Object> ended) {
    if (isSupervisor || ended.cancelled() || ended.exception() == null) {
      return;
    }
    for (Task<Object> other : children) {
      require(
          other.done() || other.cancelling() > 0,
          () -> ended + " has failed, and nobody has cancelled " + other);
    }
  }

  private void spawnIfOpen() {
    boolean isOpen = !shows(CANCELLING);
    try {
      spawn();
    } catch (IllegalStateException refused) {
      require(!isOpen, () -> "an open group refuses a task: " + refused);
    }
  }

  private void check(Object value, Throwable failure) {
    Blocks.requireEnded(errand);
    for (Task<Object> child : children) {
      require(child.done(), () -> "the group is over, and not " + child);
    }
    if (isSupervisor) {
      require(!(failure instanceof ExceptionGroup), () -> "a supervisor fails with " + failure);
      return;
    }
    List<Throwable> failures = new ArrayList<>();
    for (Task<Object> child : children) {
      if (!child.cancelled() && child.exception() != null) {
        failures.add(child.exception());
      }
    }
    List<Throwable> told =
        failure instanceof ExceptionGroup group ? new ArrayList<>(group.exceptions()) : List.of();
    require(told.containsAll(failures), () -> "of " + failures + " the group tells " + told);
    require(
        failure == null || told.size() > 0 || failure instanceof CancelledError,
        () -> "" + failure);
  }
}
