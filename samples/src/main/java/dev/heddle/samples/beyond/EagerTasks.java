package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.allTasks;
import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.createTask;
import static dev.heddle.Asyncio.currentTask;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.eagerTaskFactory;
import static dev.heddle.Asyncio.gather;
import static dev.heddle.Asyncio.run;
import static dev.heddle.Asyncio.yieldNow;
import static dev.heddle.samples.Repr.repr;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.EventLoop;
import dev.heddle.Task;
import java.util.Objects;

/** Eager tasks start inside {@code createTask}. */
final class EagerTasks {
  private EagerTasks() {}

  /** Python's name, so that the same is shown. */
  private static final class ValueError extends Exception {
    private static final long serialVersionUID = 1L;

    ValueError(String message) {
      super(message);
    }
  }

  @Async
  static Coroutine<String> quick() {
    System.out.println("quick runs");
    return done("quick result");
  }

  @Async
  static Coroutine<String> slow() {
    System.out.println("slow starts in " + Objects.requireNonNull(currentTask()).getName());
    await(yieldNow());
    System.out.println("slow resumes");
    return done("slow result");
  }

  @Async
  static Coroutine<Void> fails() throws ValueError {
    throw new ValueError("at once");
  }

  @Async
  static Coroutine<Void> makeThem() throws ValueError {
    EventLoop.running().setTaskFactory(eagerTaskFactory());
    System.out.println("creating quick");
    Task<String> task = createTask(quick());
    System.out.println("created, done " + repr(task.done()));
    Task<String> second = createTask(slow(), "S");
    System.out.println(
        "created, done "
            + repr(second.done())
            + ", current is main "
            + repr(currentTask() != second));
    Task<Void> bad = createTask(fails());
    Throwable failure = Objects.requireNonNull(bad.exception());
    System.out.println(
        "failed at once "
            + failure.getClass().getSimpleName()
            + "("
            + repr(failure.getMessage())
            + ")");
    System.out.println(repr(await(gather(task, second))));
    System.out.println("finished tasks were never in all_tasks: " + allTasks().size());
    return done();
  }

  public static void main(String[] args) throws ValueError {
    run(makeThem());
  }
}
