package dev.heddle;

import dev.heddle.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * How a task is to be made: the keyword arguments of asyncio's {@code create_task}.
 *
 * @param name the task's name, for people; null for {@code Task-N}
 * @param context what the task runs in, shared; null for a copy of its maker's context
 * @param eagerStart whether the first turn runs at once, on the stack of whoever makes the task,
 *     instead of in the loop's next pass; only while the loop is running
 */
public record TaskOptions(@Nullable String name, @Nullable Context context, boolean eagerStart) {
  /** No name, a copy of the context, a start in the next pass. */
  public static final TaskOptions DEFAULT = new TaskOptions(null, null, false);

  /**
   * The same with a name.
   *
   * @param newName the task's name; null for {@code Task-N}
   * @return new options
   */
  public TaskOptions withName(@Nullable String newName) {
    return new TaskOptions(newName, context, eagerStart);
  }

  /**
   * The same with a context.
   *
   * @param newContext shared, not copied; null for a copy of the maker's
   * @return new options
   */
  public TaskOptions withContext(@Nullable Context newContext) {
    return new TaskOptions(name, newContext, eagerStart);
  }

  /**
   * The same with another beginning.
   *
   * @param newEagerStart whether the first turn runs at once
   * @return new options
   */
  public TaskOptions withEagerStart(boolean newEagerStart) {
    return new TaskOptions(name, context, newEagerStart);
  }
}
