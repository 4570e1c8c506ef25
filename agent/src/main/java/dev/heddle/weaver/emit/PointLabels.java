package dev.heddle.weaver.emit;

import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendGroup;
import dev.heddle.weaver.lower.SuspendPoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.tree.LabelNode;

/** The places in a body that belong to its suspend points. */
final class PointLabels {

  /**
   * The places of one state.
   *
   * @param suspend where the await jumps when it got the suspension
   * @param go where a resumption goes on
   */
  record Point(LabelNode suspend, LabelNode go) {}

  /**
   * The places of one group of states.
   *
   * @param save where its states save
   * @param restore where its states restore
   * @param take begin of the range in which a failure handed in is thrown
   * @param taken its end
   */
  record Group(LabelNode save, LabelNode restore, LabelNode take, LabelNode taken) {}

  private final Map<Integer, Point> points = new HashMap<>();
  private final Map<Integer, Group> groups = new HashMap<>();

  PointLabels(StateMachine machine) {
    for (SuspendGroup group : machine.groups()) {
      Group labels = new Group(new LabelNode(), new LabelNode(), new LabelNode(), new LabelNode());
      for (SuspendPoint point : group.points()) {
        points.put(point.state(), new Point(new LabelNode(), new LabelNode()));
        groups.put(point.state(), labels);
      }
    }
  }

  Point of(SuspendPoint point) {
    return Objects.requireNonNull(points.get(point.state()));
  }

  Group of(SuspendGroup group) {
    return groupOf(group.first());
  }

  Group groupOf(SuspendPoint point) {
    return Objects.requireNonNull(groups.get(point.state()));
  }
}
