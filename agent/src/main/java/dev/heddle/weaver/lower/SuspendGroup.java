package dev.heddle.weaver.lower;

import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.analyse.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * States that keep the same variables of the same types and lie in the range of the same handlers:
 * they share the code that saves and the code that restores.
 *
 * @param points at least one
 */
public record SuspendGroup(List<SuspendPoint> points) {

  /** What the states of a group have in common. */
  private record Shape(
      AwaitPoint.Kind kind,
      List<ValueType> types,
      List<Spill> locals,
      List<Spill> stack,
      List<TryCatchBlockNode> handlers,
      Set<FrameField> kept,
      Set<FrameField> unchanged) {}

  /** Groups the states of a method, in the order of the first of each group. */
  static List<SuspendGroup> of(List<SuspendPoint> points) {
    Map<Shape, List<SuspendPoint>> byShape = new LinkedHashMap<>();
    for (SuspendPoint point : points) {
      Shape shape =
          new Shape(
              point.await().kind(),
              point.await().locals(),
              point.locals(),
              point.stack(),
              point.handlers(),
              point.kept(),
              point.unchanged());
      byShape.computeIfAbsent(shape, k -> new ArrayList<>()).add(point);
    }
    return byShape.values().stream().map(group -> new SuspendGroup(List.copyOf(group))).toList();
  }

  /** One of its states, to read what they have in common. */
  public SuspendPoint first() {
    return points.get(0);
  }

  /** Whether code is shared at all. */
  public boolean isShared() {
    return points.size() > 1;
  }
}
