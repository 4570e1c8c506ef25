package dev.heddle.frame;

import dev.heddle.continuation.Generator;
import dev.heddle.continuation.StopIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How generators that yield from one another hang together. */
final class GeneratorLinks {
  private static final Set<String> DRIVER =
      Set.of(GeneratorDriver.class.getName(), GeneratorMachine.class.getName());

  private GeneratorLinks() {}

  /** What runs the frames of a source of values. */
  static GeneratorMachine driverOf(@Nullable Object source) {
    return source instanceof GeneratorMachine driver
        ? driver
        : new Generator<@Nullable Object>(FromIterator.of(source));
  }

  /** What runs the frames of the generator that a body returned. */
  static GeneratorMachine restOf(@Nullable Object returned) {
    if (returned == null) {
      throw new NullPointerException("a generator returned null; return Generator.done()");
    }
    return driverOf(returned);
  }

  /** The frames from the innermost out, if they can be copied. */
  static List<Frame<?>> chain(GeneratorFrame<?> innermost) {
    List<Frame<?>> frames = new ArrayList<>();
    for (Frame<?> frame = innermost; frame != null; frame = frame.parent) {
      FrameChain.checkCopyable(frame);
      frames.add(frame);
    }
    return frames;
  }

  /**
   * Where the lines of the innermost generator end in a trace: above the line of the driver that is
   * at work, which is as far from the bottom as it is on the stack now.
   */
  static int endOfGenerator(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    StackTraceElement[] here = new Throwable().getStackTrace();
    int driver = 0;
    while (driver < here.length && !DRIVER.contains(here[driver].getClassName())) {
      driver++;
    }
    while (driver + 1 < here.length && DRIVER.contains(here[driver + 1].getClassName())) {
      driver++;
    }
    int end = trace.length - (here.length - driver);
    if (end < 0 || end >= trace.length || !DRIVER.contains(trace[end].getClassName())) {
      return trace.length;
    }
    while (end > 0 && DRIVER.contains(trace[end - 1].getClassName())) {
      end--;
    }
    return end;
  }

  /** A generator's body must not look ended because it asked another one too much. */
  static Throwable withoutStop(Throwable failure, Object generator) {
    return failure instanceof StopIteration
        ? new IllegalStateException("generator raised StopIteration: " + generator, failure)
        : failure;
  }
}
