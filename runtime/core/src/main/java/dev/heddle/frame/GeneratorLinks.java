package dev.heddle.frame;

import dev.heddle.continuation.Generator;
import dev.heddle.continuation.StopIteration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How generators that yield from one another hang together. */
final class GeneratorLinks {
  private static final String DRIVER = GeneratorDriver.class.getName();

  private GeneratorLinks() {}

  /** What runs the frames of a source of values. */
  static GeneratorDriver driverOf(@Nullable Object source) {
    return source instanceof GeneratorDriver driver
        ? driver
        : new Generator<@Nullable Object>(FromIterator.of(source));
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
    while (driver < here.length && !here[driver].getClassName().equals(DRIVER)) {
      driver++;
    }
    while (driver + 1 < here.length && here[driver + 1].getClassName().equals(DRIVER)) {
      driver++;
    }
    int end = trace.length - (here.length - driver);
    if (end < 0 || end >= trace.length || !trace[end].getClassName().equals(DRIVER)) {
      return trace.length;
    }
    while (end > 0 && trace[end - 1].getClassName().equals(DRIVER)) {
      end--;
    }
    return end;
  }

  /** A generator's body must not look ended because it asked another one too much. */
  static Throwable withoutStop(Throwable failure, GeneratorDriver generator) {
    return failure instanceof StopIteration
        ? new IllegalStateException("generator raised StopIteration: " + generator, failure)
        : failure;
  }
}
