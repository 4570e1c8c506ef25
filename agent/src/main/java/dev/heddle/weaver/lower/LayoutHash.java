package dev.heddle.weaver.lower;

import dev.heddle.weaver.read.AsyncMethod;
import java.util.List;

/**
 * A hash of what the frames of a method hold, state by state: 64-bit FNV-1a over the method's name
 * and descriptor and the names and types of the kept variables. Source lines don't count.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-eastlake-fnv">FNV</a>
 */
final class LayoutHash {

  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private LayoutHash() {}

  static long of(AsyncMethod method, List<SuspendPoint> points) {
    long hash = add(OFFSET_BASIS, method.owner() + "." + method.key());
    for (SuspendPoint point : points) {
      hash = add(hash, "#" + point.state());
      hash = add(hash, point.locals());
      hash = add(hash, point.stack());
    }
    return hash;
  }

  /** The same function of a text alone. */
  static long of(String text) {
    return add(OFFSET_BASIS, text);
  }

  private static long add(long hash, List<Spill> spills) {
    long sum = hash;
    for (Spill spill : spills) {
      FrameField field = spill.field();
      if (field != null) {
        sum = add(sum, field.name() + ":" + field.variableDesc());
      }
    }
    return sum;
  }

  private static long add(long hash, String text) {
    long sum = hash;
    for (int i = 0; i < text.length(); i++) {
      sum = (sum ^ text.charAt(i)) * PRIME;
    }
    return sum;
  }
}
