package dev.heddle.weaver.emit;

import dev.heddle.weaver.lower.StateMachine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** The body's table of variables, and the annotations of their types, for debuggers and tools. */
final class BodyVariables {

  private final StateMachine machine;
  private final MethodNode source;
  private final Map<LabelNode, LabelNode> labels;

  /**
   * The variables of a body.
   *
   * @param labels those of the source, with what they are in the body
   */
  BodyVariables(StateMachine machine, Map<LabelNode, LabelNode> labels) {
    this.machine = machine;
    this.source = machine.source().method().node();
    this.labels = labels;
  }

  /**
   * Writes them.
   *
   * @param start where the body begins
   * @param end where it ends
   */
  void copyTo(MethodNode body, LabelNode start, LabelNode end, ResumeCode resumes) {
    if (source.localVariables != null) {
      VariableTable table = new VariableTable();
      body.localVariables = table.entries();
      boolean hasReceiver = false;
      for (LocalVariableNode variable : source.localVariables) {
        if (!isReceiver(variable)) {
          copy(variable, label(variable.start), label(variable.end), table);
        } else if (!hasReceiver) {
          copy(variable, start, end, table);
          hasReceiver = true;
        }
      }
      resumes.addVariables(source, table);
    }
    body.visibleLocalVariableAnnotations = copies(source.visibleLocalVariableAnnotations);
    body.invisibleLocalVariableAnnotations = copies(source.invisibleLocalVariableAnnotations);
  }

  private LabelNode label(LabelNode original) {
    return Objects.requireNonNull(labels.get(original));
  }

  private static void copy(
      LocalVariableNode variable, LabelNode from, LabelNode to, VariableTable table) {
    if (BodyEmitter.hasCode(from, to)) {
      table.add(
          new LocalVariableNode(
              variable.name, variable.desc, variable.signature, from, to, variable.index));
    }
  }

  /**
   * Whether it is {@code this} in the slot that it never leaves. A debugger has no {@code this}
   * where the table of variables doesn't tell it.
   */
  private boolean isReceiver(LocalVariableNode variable) {
    return variable.index == 0 && machine.slots().receiver() == 0;
  }

  private @Nullable List<LocalVariableAnnotationNode> copies(
      @Nullable List<LocalVariableAnnotationNode> annotations) {
    return annotations == null ? null : annotations.stream().map(this::copy).toList();
  }

  private LocalVariableAnnotationNode copy(LocalVariableAnnotationNode original) {
    LocalVariableAnnotationNode copy =
        new LocalVariableAnnotationNode(
            original.typeRef,
            original.typePath,
            original.start.stream().map(labels::get).toArray(LabelNode[]::new),
            original.end.stream().map(labels::get).toArray(LabelNode[]::new),
            original.index.stream().mapToInt(Integer::intValue).toArray(),
            original.desc);
    copy.values = original.values;
    return copy;
  }
}
