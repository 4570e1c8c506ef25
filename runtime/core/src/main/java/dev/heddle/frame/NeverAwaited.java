package dev.heddle.frame;

import dev.heddle.ErrorContext;
import dev.heddle.EventLoop;
import dev.heddle.internal.Current;
import dev.heddle.internal.DebugMode;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds coroutines that were made in debug mode and dropped without having been started. Any
 * thread.
 *
 * <p>A frame is also made when a call that is under way has to wait, and looks like a new coroutine
 * for a moment. So frames are first held, until a loop is idle; those that are new coroutines even
 * then are let go and watched: by the garbage collector, and by the loop that they were made on,
 * which tells of those that are left when it is closed.
 */
public final class NeverAwaited {
  private static final int MOST_HELD = 4096;

  private static final Set<Birth> WATCHED = new HashSet<>();
  private static final List<Birth> HELD = new ArrayList<>();
  private static final ReferenceQueue<Frame<?>> DROPPED = new ReferenceQueue<>();

  private NeverAwaited() {}

  static void born(Frame<?> frame) {
    List<StackTraceElement> stack = DebugMode.stack();
    EventLoop loop = Current.get().running();
    synchronized (WATCHED) {
      Birth birth = new Birth(frame, stack, loop);
      WATCHED.add(birth);
      HELD.add(birth);
      if (HELD.size() > MOST_HELD) {
        List<Birth> oldest = HELD.subList(0, MOST_HELD / 2);
        oldest.forEach(NeverAwaited::release);
        oldest.clear();
      }
    }
  }

  /** Says that a coroutine has been started or closed. */
  static void used(Frame<?> frame) {
    synchronized (WATCHED) {
      WATCHED.remove(new Birth(frame, List.of(), null));
    }
  }

  /**
   * Tells a loop's exception handler of the coroutines that have been dropped.
   *
   * @param loop an idle loop in debug mode, or one that is being closed
   * @param isClosing whether nothing that was made on the loop will be started any more
   * @return whether there were any
   */
  public static boolean report(EventLoop loop, boolean isClosing) {
    List<Birth> lost = new ArrayList<>();
    synchronized (WATCHED) {
      HELD.forEach(NeverAwaited::release);
      HELD.clear();
      for (Reference<?> birth = DROPPED.poll(); birth != null; birth = DROPPED.poll()) {
        if (WATCHED.remove(birth)) {
          lost.add((Birth) birth);
        }
      }
      Iterator<Birth> births = isClosing ? WATCHED.iterator() : List.<Birth>of().iterator();
      while (births.hasNext()) {
        Birth birth = births.next();
        if (birth.loop == loop) {
          births.remove();
          lost.add(birth);
        }
      }
    }
    for (Birth birth : lost) {
      loop.callExceptionHandler(
          ErrorContext.of("coroutine '" + birth.method + "' was never awaited")
              .with(ErrorContext.SOURCE_TRACEBACK, birth.stack));
    }
    return !lost.isEmpty();
  }

  private static void release(Birth birth) {
    Frame<?> frame = birth.held;
    birth.held = null;
    if (frame != null) {
      if (frame.phase != Frame.CREATED || frame.state != 0 || frame instanceof GeneratorFrame<?>) {
        WATCHED.remove(birth);
      } else {
        birth.method = FrameLayout.of(frame).method();
      }
    }
  }

  /** A frame that was made. Equal to another one of the same frame. */
  private static final class Birth extends WeakReference<Frame<?>> {
    private final int hash;
    private final List<StackTraceElement> stack;
    private final @Nullable EventLoop loop;
    private @Nullable Frame<?> held;
    private String method = "?";

    Birth(Frame<?> frame, List<StackTraceElement> stack, @Nullable EventLoop loop) {
      super(frame, DROPPED);
      this.hash = System.identityHashCode(frame);
      this.stack = stack;
      this.loop = loop;
      this.held = frame;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Frame<?> frame = get();
      return frame != null && other instanceof Birth birth && birth.refersTo(frame);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
