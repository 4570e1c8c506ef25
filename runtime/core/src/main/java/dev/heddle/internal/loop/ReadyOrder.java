package dev.heddle.internal.loop;

import dev.heddle.Handle;
import java.util.List;

/**
 * Decides in which order the handles of a pass run: the seam for tests that explore orders. A loop
 * without one runs them first come, first served. Loop thread only.
 */
@FunctionalInterface
public interface ReadyOrder {

  /**
   * Called at the beginning of each pass, also of one that has nothing to run. It may schedule
   * handles and cancel tasks; what that makes ready runs in the next pass.
   *
   * @param pass the handles that are ready, first come first
   * @return the same handles in the order in which they are to run
   */
  List<Handle> arrange(List<Handle> pass);
}
