package dev.heddle.weaver.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hands out the fields of one frame class. Variables of the same name and type share a field,
 * except within one state, where each has its own.
 */
final class FrameFields {

  private final List<FrameField> fields = new ArrayList<>();

  /** The receiver's field has its name in every frame class of an instance method. */
  private final Set<String> names = new HashSet<>(Set.of("this"));

  /** The fields of one state. */
  final class State {

    private final Set<FrameField> used = new HashSet<>();

    /** A field for a variable of this state. */
    FrameField fieldFor(VariableNames.Variable variable, String desc) {
      for (FrameField field : fields) {
        if (field.variable().equals(variable.name())
            && field.variableDesc().equals(variable.desc())
            && field.desc().equals(desc)
            && used.add(field)) {
          return field;
        }
      }
      FrameField added = add(variable, desc);
      used.add(added);
      return added;
    }
  }

  State newState() {
    return new State();
  }

  private FrameField add(VariableNames.Variable variable, String desc) {
    String name = variable.name();
    for (int number = 2; !names.add(name); number++) {
      name = variable.name() + "$" + number;
    }
    FrameField field = new FrameField(name, desc, variable.name(), variable.desc());
    fields.add(field);
    return field;
  }

  List<FrameField> all() {
    return List.copyOf(fields);
  }
}
