package dev.heddle.weaver.differential;

import java.util.ArrayList;
import java.util.List;

/** The variables that can be seen at a place of a generated program. */
final class Scope {

  /** A variable. */
  record Variable(String name, Kind kind, boolean isAssignable, boolean isCapturable) {}

  private final List<Variable> variables;
  final boolean inLambda;
  final List<String> labels;
  final int loops;

  private Scope(List<Variable> variables, boolean inLambda, List<String> labels, int loops) {
    this.variables = variables;
    this.inLambda = inLambda;
    this.labels = labels;
    this.loops = loops;
  }

  static Scope empty() {
    return new Scope(new ArrayList<>(), false, List.of(), 0);
  }

  /** The same in a nested block. */
  Scope nested() {
    return new Scope(new ArrayList<>(variables), inLambda, labels, loops);
  }

  /** The same in the body of a loop. */
  Scope inLoop(String label) {
    List<String> more = new ArrayList<>(labels);
    more.add(label);
    return new Scope(new ArrayList<>(variables), inLambda, more, loops + 1);
  }

  /** What can be seen in a lambda: what is never assigned again. */
  Scope captured() {
    List<Variable> kept =
        new ArrayList<>(variables.stream().filter(Variable::isCapturable).toList());
    return new Scope(kept, true, List.of(), 0);
  }

  void declare(String name, Kind kind, boolean isFinal) {
    variables.add(new Variable(name, kind, !isFinal, isFinal));
  }

  void declareCounter(String name) {
    variables.add(new Variable(name, Kind.INT, false, false));
  }

  List<String> readable(Kind kind) {
    return variables.stream().filter(v -> v.kind() == kind).map(Variable::name).toList();
  }

  List<String> writable(Kind kind) {
    return variables.stream()
        .filter(v -> v.kind() == kind && v.isAssignable())
        .map(Variable::name)
        .toList();
  }
}
