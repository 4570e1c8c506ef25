package dev.heddle.internal.loop;

import dev.heddle.EventLoop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes loops. */
public final class Loops {
  private static final String CHOICE = "heddle.io";

  private Loops() {}

  /**
   * A loop on the best backend that is available, or on the one that {@code -Dheddle.io} names.
   *
   * @return a new loop
   */
  public static EventLoop create() {
    IoBackend backend = choose(backends(), System.getProperty(CHOICE));
    return new StandardLoop(Clock.MONOTONIC, backend::open, null);
  }

  /**
   * A loop on a clock and an engine of one's own.
   *
   * @param clock where it takes the time from
   * @param engine makes the place where it blocks
   * @return a new loop
   */
  public static EventLoop create(Clock clock, Function<EventLoop, Engine> engine) {
    return new StandardLoop(clock, engine, null);
  }

  /**
   * A loop on a clock and an engine of one's own, which runs what is ready in an order of one's
   * own.
   *
   * @param clock where it takes the time from
   * @param engine makes the place where it blocks
   * @param order decides what runs first
   * @return a new loop
   */
  public static EventLoop create(
      Clock clock, Function<EventLoop, Engine> engine, ReadyOrder order) {
    return new StandardLoop(clock, engine, Objects.requireNonNull(order, "order"));
  }

  static IoBackend choose(List<IoBackend> backends, @Nullable String name) {
    if (name == null) {
      return backends.stream()
          .sorted(Comparator.comparingInt(IoBackend::priority).reversed())
          .filter(IoBackend::isAvailable) // dear: only until one says yes
          .findFirst()
          .orElseGet(ParkBackend::new);
    }
    return backends.stream()
        .filter(backend -> backend.name().equals(name))
        .filter(IoBackend::isAvailable)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(backends, name)));
  }

  private static String unknown(List<IoBackend> backends, String name) {
    List<String> names =
        backends.stream().filter(IoBackend::isAvailable).map(IoBackend::name).sorted().toList();
    return "-D"
        + CHOICE
        + "="
        + name
        + " is not available here; there is "
        + String.join(", ", names)
        + " (epoll and nio come with heddle-net on the class path)";
  }

  private static List<IoBackend> backends() {
    List<IoBackend> backends = new ArrayList<>();
    ServiceLoader.load(IoBackend.class, Loops.class.getClassLoader()).forEach(backends::add);
    backends.add(new ParkBackend());
    return backends;
  }
}
