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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds coroutines that were made and dropped without having been started: in debug mode, and on
 * loops that are {@link #watch watched}. Any thread.
 *
 * <p>A frame is also made when a call that is under way has to wait, and looks like a new coroutine
 * for a moment. So frames are first held, until the thread that made them has a loop that is idle;
 * those that are new coroutines even then are let go and remembered: by the garbage collector, and
 * for the loop that they were made on, which tells of those that are left when it is closed.
 */
public final class NeverAwaited {
  private static final int MOST_HELD = 4096;

  /** How much of the stack to remember where only the place matters. */
  private static final int LINES = 8;

  /** In the order of making, and guards the others. */
  private static final Set<Birth> REMEMBERED = new LinkedHashSet<>();

  private static final Set<EventLoop> WATCHED = new HashSet<>();
  private static final ReferenceQueue<Frame<?>> DROPPED = new ReferenceQueue<>();

  /** Held births of all threads. Each thread lets go of its own and those of dead ones. */
  private static final List<Birth> HELD = new ArrayList<>();

  @SuppressWarnings("NonFinalStaticField")
  private static int mostHeld = MOST_HELD;

  private NeverAwaited() {}

  static void born(Frame<?> frame) {
    Current thread = Current.get();
    EventLoop loop = thread.running() != null ? thread.running() : thread.chosen;
    if (!DebugMode.isOn && !isWatched(loop)) {
      return;
    }
    int lines = DebugMode.isOn ? Integer.MAX_VALUE : LINES;
    Birth birth = new Birth(frame, DebugMode.stack(lines), loop);
    synchronized (REMEMBERED) {
      REMEMBERED.add(birth);
      HELD.add(birth);
      if (HELD.size() > mostHeld) {
        letGo(HELD.size() - MOST_HELD / 2);
        mostHeld = HELD.size() + MOST_HELD / 2; // what others hold is not looked at each time
      }
    }
  }

  /** Says that a coroutine has been started or closed. */
  static void used(Frame<?> frame) {
    synchronized (REMEMBERED) {
      REMEMBERED.remove(new Birth(frame, List.of(), null));
    }
  }

  /**
   * From now on remembers, also without debug mode, the coroutines that are made while a loop runs,
   * or on a thread that it is the current one of.
   *
   * @param loop a loop, until {@link #unwatch}
   */
  public static void watch(EventLoop loop) {
    synchronized (REMEMBERED) {
      if (WATCHED.add(loop)) {
        DebugMode.watchSwitched(true);
      }
    }
  }

  /**
   * Ends {@link #watch}, and forgets what was made on the loop.
   *
   * @param loop a loop
   */
  public static void unwatch(EventLoop loop) {
    synchronized (REMEMBERED) {
      if (WATCHED.remove(loop)) {
        DebugMode.watchSwitched(false);
        take(loop);
      }
    }
  }

  /**
   * The coroutines made on a loop that have not been started, whether they have been dropped or
   * not. Each is given once.
   *
   * @param loop a loop that is watched, on the thread that ran it
   * @return what the exception handler would be told, in the order of making
   */
  public static List<ErrorContext> takeUnstarted(EventLoop loop) {
    synchronized (REMEMBERED) {
      letGo(HELD.size());
      return take(loop).stream().map(Birth::report).toList();
    }
  }

  /**
   * To be called when a loop is idle, or about to be closed. Tells the exception handler of a loop
   * in debug mode of the coroutines that have been dropped.
   *
   * @param loop a loop, on its thread
   * @param isClosing whether nothing that was made on the loop will be started any more
   * @return whether the handler has been called
   */
  public static boolean report(EventLoop loop, boolean isClosing) {
    List<Birth> lost = new ArrayList<>();
    synchronized (REMEMBERED) {
      letGo(HELD.size());
      if (!loop.getDebug()) {
        return false;
      }
      for (Reference<?> birth = DROPPED.poll(); birth != null; birth = DROPPED.poll()) {
        if (REMEMBERED.remove(birth)) {
          lost.add((Birth) birth);
        }
      }
      if (isClosing) {
        lost.addAll(take(loop));
      }
    }
    lost.forEach(birth -> loop.callExceptionHandler(birth.report()));
    return !lost.isEmpty();
  }

  private static boolean isWatched(@Nullable EventLoop loop) {
    synchronized (REMEMBERED) {
      return loop != null && WATCHED.contains(loop);
    }
  }

  private static List<Birth> take(EventLoop loop) {
    List<Birth> taken = new ArrayList<>();
    for (Iterator<Birth> births = REMEMBERED.iterator(); births.hasNext(); ) {
      Birth birth = births.next();
      if (birth.loop == loop) {
        births.remove();
        if (birth.isUnstarted()) {
          taken.add(birth);
        }
      }
    }
    return taken;
  }

  /** Lets go of the oldest, but not of what another thread may be about to push on a chain. */
  private static void letGo(int most) {
    List<Birth> oldest = HELD.subList(0, most);
    oldest.removeIf(
        birth -> {
          boolean isOurs = birth.maker == Thread.currentThread() || !birth.maker.isAlive();
          if (isOurs && !birth.letGo()) {
            REMEMBERED.remove(birth);
          }
          return isOurs;
        });
  }

  /** A frame that was made. Equal to another one of the same frame. */
  private static final class Birth extends WeakReference<Frame<?>> {
    private final Thread maker = Thread.currentThread();
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

    /** Whether it is worth remembering. */
    boolean letGo() {
      Frame<?> frame = held;
      held = null;
      if (frame == null || !isUnstarted()) {
        return false;
      }
      method = FrameLayout.of(frame).method();
      return true;
    }

    /** Also true of a frame that is gone: it was unstarted when it was let go. */
    boolean isUnstarted() {
      Frame<?> frame = get();
      return frame == null
          || frame.phase == Frame.CREATED
              && frame.state == 0
              && !(frame instanceof GeneratorFrame<?>);
    }

    ErrorContext report() {
      return ErrorContext.of("coroutine '" + method + "' was never awaited")
          .with(ErrorContext.SOURCE_TRACEBACK, stack);
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
