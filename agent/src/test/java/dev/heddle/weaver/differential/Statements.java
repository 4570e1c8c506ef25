package dev.heddle.weaver.differential;

import java.util.List;

/** Writes random statements: nested control flow of every kind, always coming to an end. */
final class Statements {

  private static final int EXPRESSION_DEPTH = 3;

  private final Dice dice;
  private final Expressions expressions;
  private final Kind result;
  private final StringBuilder out;
  private int names;
  private int left;

  Statements(Dice dice, Expressions expressions, Kind result, StringBuilder out, int size) {
    this.dice = dice;
    this.expressions = expressions;
    this.result = result;
    this.out = out;
    this.left = size;
  }

  private String value(Kind kind, Scope scope) {
    return expressions.of(kind, scope, dice.below(EXPRESSION_DEPTH + 1));
  }

  void block(Scope scope, int depth) {
    int count = 1 + dice.below(4);
    for (int i = 0; i < count && left > 0; i++) {
      statement(scope, depth);
    }
  }

  private void statement(Scope scope, int depth) {
    left--;
    if (depth <= 0) {
      simple(scope);
      return;
    }
    switch (dice.below(14)) {
      case 0 -> loop(scope, depth - 1);
      case 1 -> branch(scope, depth - 1);
      case 2, 3 -> guarded(scope, depth - 1);
      case 4 -> choice(scope, depth - 1);
      case 5 -> jump(scope);
      case 8 -> ordinaryLambda(scope);
      case 6 -> lambda(scope, depth - 1);
      case 7 -> resources(scope, depth - 1);
      default -> simple(scope);
    }
  }

  private void simple(Scope scope) {
    Kind kind = dice.of(List.of(Kind.values()));
    List<String> writable = scope.writable(kind);
    switch (dice.below(5)) {
      case 0, 1 -> declare(scope, kind);
      case 2 ->
          line(
              writable.isEmpty()
                  ? "p.log(" + value(Kind.TEXT, scope) + ");"
                  : dice.of(writable) + " = " + value(kind, scope) + ";");
      case 3 -> line("p.log(" + value(Kind.INT, scope) + ");");
      default -> line("await(p.later(" + value(kind, scope) + "));");
    }
  }

  private void declare(Scope scope, Kind kind) {
    String name = "v" + names++;
    boolean isFinal = dice.oneIn(3);
    line((isFinal ? "final " : "") + kind.type + " " + name + " = " + value(kind, scope) + ";");
    scope.declare(name, kind, isFinal);
  }

  private void loop(Scope scope, int depth) {
    if (scope.loops > 1) {
      simple(scope);
      return;
    }
    String label = "l" + names++;
    String counter = "i" + names++;
    Scope inside = scope.inLoop(label);
    inside.declareCounter(counter);
    switch (dice.below(4)) {
      case 3 -> {
        line("int " + counter + " = 0;");
        line(label + ": do {");
        line("if (" + counter + "++ > 1) break;");
        block(inside, depth);
        line("} while (" + value(Kind.BOOLEAN, scope) + ");");
        return;
      }
      case 0 ->
          line(
              label
                  + ": for (int "
                  + counter
                  + " = 0; "
                  + counter
                  + " < 3 && await(p.later(true)); "
                  + counter
                  + "++) {");
      case 1 -> line(label + ": for (int " + counter + " : " + value(Kind.ARRAY, scope) + ") {");
      default ->
          line(
              label + ": for (int " + counter + " = 2; " + counter + " >= 0; " + counter + "--) {");
    }
    block(inside, depth);
    line("}");
  }

  private void branch(Scope scope, int depth) {
    line("if (" + value(Kind.BOOLEAN, scope) + ") {");
    block(scope.nested(), depth);
    if (dice.oneIn(2)) {
      line("} else {");
      block(scope.nested(), depth);
    }
    line("}");
  }

  private void guarded(Scope scope, int depth) {
    line("try {");
    if (dice.oneIn(3)) {
      line("await(p.failing(new IllegalStateException(\"f" + names++ + "\")));");
    }
    block(scope.nested(), depth);
    boolean hasFinally = dice.oneIn(2);
    if (!hasFinally || dice.oneIn(2)) {
      String name = "e" + names++;
      String type =
          dice.of(List.of("IllegalStateException", "ArithmeticException", "RuntimeException"));
      line("} catch (" + type + " " + name + ") {");
      line("p.log(" + name + ");");
      Scope inside = scope.nested();
      inside.declare(name, Kind.OBJECT, true);
      block(inside, depth);
    }
    if (hasFinally) {
      line("} finally {");
      block(scope.nested(), depth);
    }
    line("}");
  }

  private void resources(Scope scope, int depth) {
    String name = "r" + names++;
    line("try (Res " + name + " = new Res(p, " + value(Kind.INT, scope) + ")) {");
    block(scope.nested(), depth);
    line("}");
  }

  private void choice(Scope scope, int depth) {
    boolean onText = dice.oneIn(2);
    line(
        "switch ("
            + (onText ? "\"\" + " : "")
            + value(onText ? Kind.TEXT : Kind.INT, scope)
            + ") {");
    for (int i = 0; i < 3; i++) {
      line("case " + (onText ? "\"t" + i + "\"" : i) + ": {");
      block(scope.nested(), depth);
      line(dice.oneIn(3) ? "}" : "} break;");
    }
    line("default: {");
    block(scope.nested(), depth);
    line("} }");
  }

  /** A jump is always made conditional, so that the code behind it can be reached. */
  private void jump(Scope scope) {
    String condition = "if (" + value(Kind.BOOLEAN, scope) + ") ";
    if (!scope.labels.isEmpty() && dice.oneIn(2)) {
      line(condition + dice.of(List.of("break ", "continue ")) + dice.of(scope.labels) + ";");
    } else if (dice.oneIn(2)) {
      line(condition + "return done(" + value(result, scope) + ");");
    } else {
      line(condition + "throw new IllegalStateException(\"x\" + " + value(Kind.INT, scope) + ");");
    }
  }

  private void lambda(Scope scope, int depth) {
    Kind kind = dice.of(List.of(Kind.INT, Kind.TEXT));
    String name = "f" + names++;
    line("Supplier<Coroutine<" + kind.boxed + ">> " + name + " = () -> {");
    Scope inside = scope.captured();
    new Statements(dice, expressions, kind, out, Math.min(left, 4))
        .renamed(names + 100)
        .block(inside, depth);
    line("return done(" + value(kind, inside) + ");");
    line("};");
    line("p.log(await(" + name + ".get()));");
  }

  /** A lambda that can't await, and captures. */
  private void ordinaryLambda(Scope scope) {
    String name = "g" + names++;
    List<String> captured = scope.captured().readable(Kind.INT);
    String other = captured.isEmpty() ? "2" : dice.of(captured);
    line("java.util.function.IntUnaryOperator " + name + " = x -> x * 31 + " + other + ";");
    line("p.log(" + name + ".applyAsInt(" + value(Kind.INT, scope) + "));");
  }

  private Statements renamed(int first) {
    names = first;
    return this;
  }

  private void line(String text) {
    out.append("    ").append(text).append('\n');
  }
}
