package dev.heddle.weaver.differential;

import java.util.ArrayList;
import java.util.List;

/** A random class with async methods; the same seed gives the same text. */
final class Program {

  private static final int METHODS = 4;
  private static final int STATEMENTS = 14;
  private static final int BLOCK_DEPTH = 3;

  /** An async method that others may call. */
  record Signature(String name, Kind result, List<Kind> parameters) {}

  private final String className;
  private final Dice dice;
  private final StringBuilder out = new StringBuilder();

  private Program(String className, long seed) {
    this.className = className;
    this.dice = new Dice(seed);
  }

  /** The source of a class of this name with a method {@code run(Probe)}. */
  static String source(String className, long seed) {
    return new Program(className, seed).write();
  }

  private String write() {
    out.append(
        """
        import static dev.heddle.Asyncio.*;
        import dev.heddle.*;
        import dev.heddle.weaver.harness.Probe;
        import java.util.function.Supplier;
        public class %s {
          static final class Box {
            final Object content;
            Box(Probe p, long a, Object b, int c) {
              p.log("Box " + a + b + c);
              if (c == 4) throw new IllegalStateException("box");
              content = a + ":" + c;
            }
            @Override public String toString() { return "Box(" + content + ")"; }
          }
          record Res(Probe p, int n) implements AutoCloseable {
            @Override public void close() {
              p.log("close " + n);
              if (n == 3) throw new ArithmeticException("close");
            }
          }
          static String join(int a, double b, String c) { return a + "/" + b + "/" + c; }
        """
            .formatted(className));
    for (Kind kind : Kind.values()) {
      out.append("  static %s same%s(%s v) { return v; }\n".formatted(kind.type, kind, kind.type));
    }
    List<Signature> callable = new ArrayList<>();
    for (int i = 0; i < METHODS; i++) {
      callable.add(method("m" + i, callable));
    }
    Signature run = new Signature("run", Kind.TEXT, List.of());
    write(run, callable, true);
    return out.append("}\n").toString();
  }

  private Signature method(String name, List<Signature> callable) {
    List<Kind> parameters = new ArrayList<>();
    for (int i = dice.below(4); i > 0; i--) {
      parameters.add(dice.of(List.of(Kind.values())));
    }
    boolean isStatic = dice.oneIn(2);
    String calledAs = isStatic ? name : "new " + className + "()." + name;
    Signature signature = new Signature(name, dice.of(List.of(Kind.values())), parameters);
    write(signature, callable, isStatic);
    return isStatic ? signature : new Signature(calledAs, signature.result(), parameters);
  }

  private void write(Signature method, List<Signature> callable, boolean isStatic) {
    Scope scope = Scope.empty();
    out.append("  @Async ").append(isStatic ? "static " : dice.oneIn(2) ? "private " : "");
    out.append("Coroutine<").append(method.result().boxed).append("> ");
    out.append(method.name()).append(method.name().equals("run") ? "(Probe p" : "(Probe p, int n");
    for (int i = 0; i < method.parameters().size(); i++) {
      out.append(", ").append(method.parameters().get(i).type).append(" a").append(i);
      scope.declare("a" + i, method.parameters().get(i), false);
    }
    out.append(") {\n");
    Signature self = method.name().equals("run") ? null : method;
    Expressions expressions = new Expressions(dice, List.copyOf(callable), self);
    Statements statements = new Statements(dice, expressions, method.result(), out, STATEMENTS);
    statements.block(scope, BLOCK_DEPTH);
    statements.block(scope, BLOCK_DEPTH);
    String value = expressions.of(method.result(), scope, 2);
    boolean tail = method.result() == Kind.TEXT && dice.oneIn(3);
    List<Signature> texts =
        callable.stream().filter(c -> c.result() == Kind.TEXT && c.parameters().isEmpty()).toList();
    if (tail && !texts.isEmpty()) {
      out.append("    return ").append(dice.of(texts).name()).append("(p, 0);\n  }\n");
    } else {
      out.append("    return done(").append(value).append(");\n  }\n");
    }
  }
}
