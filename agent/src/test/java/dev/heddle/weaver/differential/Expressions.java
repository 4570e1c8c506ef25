package dev.heddle.weaver.differential;

import java.util.List;

/** Writes random expressions, with awaits in every position. */
final class Expressions {

  private static final List<Kind> PRINTABLE =
      List.of(Kind.INT, Kind.LONG, Kind.CHAR, Kind.OBJECT, Kind.BYTE, Kind.SHORT, Kind.FLOAT);

  private final Dice dice;
  private final List<Program.Signature> callable;
  private final Program.Signature self;

  Expressions(Dice dice, List<Program.Signature> callable, Program.Signature self) {
    this.dice = dice;
    this.callable = callable;
    this.self = self;
  }

  String of(Kind kind, Scope scope, int depth) {
    if (depth <= 0) {
      return leaf(kind, scope);
    }
    return switch (dice.below(11)) {
      case 0, 1 -> leaf(kind, scope);
      case 9 -> choice(kind, scope, Math.min(1, depth - 1));
      case 10 -> recursion(kind, scope, Math.min(1, depth - 1));
      case 2 -> "await(p.later(" + of(kind, scope, depth - 1) + "))";
      case 3 -> conditional(kind, scope, depth - 1);
      case 4 -> call(kind, scope, depth - 1);
      case 5 -> "p.seen(" + of(kind, scope, depth - 1) + ")";
      case 6 -> assignment(kind, scope, depth - 1);
      default -> operation(kind, scope, depth - 1);
    };
  }

  private String leaf(Kind kind, Scope scope) {
    List<String> names = scope.readable(kind);
    if (!names.isEmpty() && !dice.oneIn(3)) {
      return dice.of(names);
    }
    return literal(kind);
  }

  String literal(Kind kind) {
    int n = dice.below(7) - 2;
    return switch (kind) {
      case INT -> "(" + n + ")";
      case LONG -> n + "L";
      case DOUBLE -> n + ".5";
      case BYTE -> "(byte) " + n * 50;
      case SHORT -> "(short) " + n * 10_000;
      case FLOAT -> n + ".25f";
      case TABLE -> "new long[][] {{" + n + "}, {1, 2}}";
      case BOOLEAN -> String.valueOf(n > 0);
      case CHAR -> "'" + (char) ('k' + n) + "'";
      case TEXT -> dice.oneIn(8) ? "(String) null" : "\"t" + n + "\"";
      case ARRAY -> "new int[] {" + n + ", 1, 2}";
      case OBJECT -> dice.oneIn(4) ? "(Object) null" : "(Object) \"o" + n + "\"";
    };
  }

  /** A cast ends javac's inference, which else takes longer the deeper expressions are nested. */
  private static String cast(Kind kind) {
    return "(" + kind.type + ") ";
  }

  private String conditional(Kind kind, Scope scope, int depth) {
    return "("
        + cast(kind)
        + "("
        + of(Kind.BOOLEAN, scope, depth)
        + " ? "
        + of(kind, scope, depth)
        + " : "
        + of(kind, scope, depth)
        + "))";
  }

  /** A switch expression, of which one case is a block. */
  private String choice(Kind kind, Scope scope, int depth) {
    return "("
        + cast(kind)
        + "(switch ("
        + of(Kind.INT, scope, depth)
        + ") { case 0, 2 -> "
        + of(kind, scope, depth)
        + "; case 1 -> { p.log(\"case\"); yield same"
        + kind
        + "("
        + of(kind, scope, depth)
        + "); } default -> "
        + of(kind, scope, depth)
        + "; }))";
  }

  /** A call of the method itself, as long as its counter lasts. */
  private String recursion(Kind kind, Scope scope, int depth) {
    if (self == null || self.result() != kind || scope.inLambda || scope.loops > 0) {
      return leaf(kind, scope);
    }
    return "(n > 0 ? " + call(self, "n - 1", scope, depth) + " : " + literal(kind) + ")";
  }

  private String call(Program.Signature callee, String counter, Scope scope, int depth) {
    StringBuilder call = new StringBuilder("await(");
    call.append(callee.name()).append("(p, ").append(counter);
    for (Kind parameter : callee.parameters()) {
      call.append(", ").append(of(parameter, scope, depth - 1));
    }
    return call.append("))").toString();
  }

  private String call(Kind kind, Scope scope, int depth) {
    List<Program.Signature> fitting =
        callable.stream().filter(signature -> signature.result() == kind).toList();
    if (fitting.isEmpty() || scope.loops > 1) {
      return leaf(kind, scope);
    }
    return call(dice.of(fitting), "1", scope, depth);
  }

  private String assignment(Kind kind, Scope scope, int depth) {
    List<String> names = scope.writable(kind);
    if (names.isEmpty()) {
      return leaf(kind, scope);
    }
    String name = dice.of(names);
    String value = of(kind, scope, depth);
    return switch (kind) {
      case INT, LONG -> "(" + name + dice.of(List.of(" = ", " += ", " ^= ", " -= ")) + value + ")";
      case BYTE, SHORT -> "(" + name + dice.of(List.of(" = ", " += ", " ^= ")) + value + ")";
      case DOUBLE, FLOAT, TEXT -> "(" + name + dice.of(List.of(" = ", " += ")) + value + ")";
      default -> "(" + name + " = " + value + ")";
    };
  }

  private String operation(Kind kind, Scope scope, int depth) {
    return switch (kind) {
      case INT -> intOperation(scope, depth);
      case LONG -> binary(Kind.LONG, " + ,  - ,  * ,  ^ ", scope, depth);
      case DOUBLE -> binary(Kind.DOUBLE, " + ,  - ,  * ", scope, depth);
      case BOOLEAN -> booleanOperation(scope, depth);
      case CHAR -> "(char) (" + of(Kind.CHAR, scope, depth) + " + 1)";
      case BYTE -> "(byte) (" + of(Kind.INT, scope, depth) + " + " + of(Kind.BYTE, scope, 0) + ")";
      case SHORT -> "(short) (" + of(Kind.SHORT, scope, depth) + " << 1)";
      case FLOAT -> binary(Kind.FLOAT, " + ,  - ,  * ", scope, depth);
      case TABLE ->
          "new long[][] {{" + of(Kind.LONG, scope, depth) + "}, {" + of(Kind.LONG, scope, 0) + "}}";
      case TEXT -> textOperation(scope, depth);
      case ARRAY ->
          "new int[] {" + of(Kind.INT, scope, depth) + ", " + of(Kind.INT, scope, depth) + ", 7}";
      case OBJECT -> objectOperation(scope, depth);
    };
  }

  private String binary(Kind kind, String operators, Scope scope, int depth) {
    String operator = dice.of(List.of(operators.split(", ")));
    return "(" + of(kind, scope, depth) + operator + of(kind, scope, depth) + ")";
  }

  private String intOperation(Scope scope, int depth) {
    return switch (dice.below(8)) {
      case 6 -> "(int) " + of(Kind.TABLE, scope, depth) + "[" + of(Kind.INT, scope, 0) + "][0]";
      case 7 -> "p.seen((Integer) " + of(Kind.INT, scope, depth) + ")";
      case 0 -> "(" + of(Kind.INT, scope, depth) + " / " + of(Kind.INT, scope, depth) + ")";
      case 1 -> of(Kind.ARRAY, scope, depth) + "[" + of(Kind.INT, scope, depth) + "]";
      case 2 -> "(int) " + of(Kind.LONG, scope, 0);
      case 3 -> element(scope, depth);
      default -> binary(Kind.INT, " + ,  - ,  * ,  & ", scope, depth);
    };
  }

  private String element(Scope scope, int depth) {
    List<String> arrays = scope.readable(Kind.ARRAY);
    if (arrays.isEmpty()) {
      return leaf(Kind.INT, scope);
    }
    String operator = dice.of(List.of(" = ", " += ", " *= "));
    return "("
        + dice.of(arrays)
        + "["
        + of(Kind.INT, scope, depth)
        + "]"
        + operator
        + of(Kind.INT, scope, depth)
        + ")";
  }

  private String booleanOperation(Scope scope, int depth) {
    return switch (dice.below(5)) {
      case 0 -> binary(Kind.INT, " < ,  >= ,  == ", scope, depth);
      case 1 -> binary(Kind.LONG, " < ,  != ", scope, depth);
      case 2 -> "!" + of(Kind.BOOLEAN, scope, depth);
      case 3 -> "\"t1\".equals(" + of(Kind.TEXT, scope, depth) + ")";
      default -> binary(Kind.BOOLEAN, " && ,  || ,  ^ ", scope, depth);
    };
  }

  private String textOperation(Scope scope, int depth) {
    return switch (dice.below(4)) {
      case 0 ->
          "new StringBuilder("
              + of(Kind.TEXT, scope, depth)
              + ").append((long) "
              + of(Kind.LONG, scope, depth)
              + ").toString()";
      case 1 ->
          "join("
              + of(Kind.INT, scope, depth)
              + ", "
              + of(Kind.DOUBLE, scope, depth)
              + ", "
              + of(Kind.TEXT, scope, depth)
              + ")";
      default ->
          "("
              + of(Kind.TEXT, scope, depth)
              + " + "
              + of(dice.of(PRINTABLE), scope, depth)
              + " + "
              + of(Kind.TEXT, scope, depth)
              + ")";
    };
  }

  private String objectOperation(Scope scope, int depth) {
    if (dice.oneIn(2)) {
      return "(Object) " + of(dice.of(List.of(Kind.TEXT, Kind.INT)), scope, 0);
    }
    return "new Box(p, "
        + of(Kind.LONG, scope, depth)
        + ", "
        + of(Kind.OBJECT, scope, depth)
        + ", "
        + of(Kind.INT, scope, depth)
        + ")";
  }
}
