package dev.heddle.weaver.read;

import dev.heddle.weaver.RuntimeNames;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.TraceSignatureVisitor;

/**
 * What a method returns, in the words of its source.
 *
 * @param text the type as the source writes it, {@code Task<Integer>}, without packages
 * @param erased internal name of the class; the descriptor of any other type
 */
record ReturnType(String text, String erased) {

  private static final String JUC = "java/util/concurrent/";

  /** Types that stand for a value which comes later, and have its type as their argument. */
  private static final Set<String> HOLDERS =
      Set.of(
          RuntimeNames.TASK,
          RuntimeNames.FUTURE,
          RuntimeNames.AWAITABLE,
          RuntimeNames.COROUTINE,
          RuntimeNames.COMPLETABLE_FUTURE,
          RuntimeNames.COMPLETION_STAGE,
          JUC + "Future",
          JUC + "FutureTask",
          JUC + "ForkJoinTask",
          JUC + "RunnableFuture",
          JUC + "ScheduledFuture");

  /** Types that stand for several values, which a generator would yield. */
  private static final Set<String> SEQUENCES =
      Set.of(
          "java/lang/Iterable",
          "java/util/Iterator",
          "java/util/stream/Stream",
          RuntimeNames.GENERATOR,
          RuntimeNames.ASYNC_GENERATOR);

  private static final Pattern PACKAGE = Pattern.compile("(?<![\\w.>])(?:\\w+\\.)+");

  static ReturnType of(MethodNode method) {
    Type type = Type.getReturnType(method.desc);
    String erased = type.getSort() == Type.OBJECT ? type.getInternalName() : type.getDescriptor();
    String declared = declared(method.signature);
    String full = declared == null ? type.getClassName() : declared;
    return new ReturnType(PACKAGE.matcher(full).replaceAll("").replace('$', '.'), erased);
  }

  private static @Nullable String declared(@Nullable String signature) {
    if (signature == null) {
      return null;
    }
    TraceSignatureVisitor reader = new TraceSignatureVisitor(0);
    try {
      new SignatureReader(signature).accept(reader);
    } catch (RuntimeException e) {
      return null; // the JVM doesn't look at signatures either; the descriptor tells enough
    }
    return reader.getReturnType();
  }

  /** What the method would give as its result if it were a coroutine: {@code Integer}. */
  String result() {
    if (HOLDERS.contains(erased)) {
      return argument();
    }
    return switch (text) {
      case "void" -> "Void";
      case "boolean" -> "Boolean";
      case "byte" -> "Byte";
      case "char" -> "Character";
      case "short" -> "Short";
      case "int" -> "Integer";
      case "long" -> "Long";
      case "float" -> "Float";
      case "double" -> "Double";
      default -> text;
    };
  }

  /** What the method would yield if it were a generator. */
  String element() {
    return SEQUENCES.contains(erased) ? argument() : erased.equals("V") ? "..." : result();
  }

  /** The type argument; dots when the source leaves it open. */
  private String argument() {
    int open = text.indexOf('<');
    if (open < 0) {
      return "...";
    }
    String argument = text.substring(open + 1, text.length() - 1);
    return argument.startsWith("? extends ")
        ? argument.substring("? extends ".length())
        : argument.startsWith("?") ? "..." : argument;
  }
}
