package dev.heddle.weaver.read;

import dev.heddle.weaver.RuntimeNames;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What to write in the place of a method that can't be woven. */
final class WaysOut {

  private static final String MOVE =
      "move the code to an @Async method that returns Coroutine<...>, and ";

  /** Methods whose signature isn't their author's to choose, by name and descriptor. */
  private static final Set<String> OF_OBJECT =
      Set.of(
          "toString()Ljava/lang/String;",
          "hashCode()I",
          "equals(Ljava/lang/Object;)Z",
          "finalize()V");

  /** The same, of classes and interfaces that others call. */
  private static final Map<String, Set<String>> OF_TYPES =
      Map.of(
          "java/lang/Runnable", Set.of("run"),
          "java/lang/Thread", Set.of("run"),
          "java/util/concurrent/Callable", Set.of("call"),
          "java/util/function/Supplier", Set.of("get"),
          "java/util/Iterator", Set.of("hasNext", "next"),
          "java/util/Comparator", Set.of("compare"),
          "java/lang/Comparable", Set.of("compareTo"),
          "java/lang/AutoCloseable", Set.of("close"),
          "java/io/Closeable", Set.of("close"));

  private static final Set<String> TESTS =
      Set.of("Lorg/junit/jupiter/api/Test;", "Lorg/junit/Test;", "Lorg/testng/annotations/Test;");

  private WaysOut() {}

  /** Whether its author is free to let it return something else. */
  static boolean canBeAsync(ClassNode owner, MethodNode method) {
    return !method.name.startsWith("<") && !isMain(method) && !isFixed(owner, method);
  }

  /** For a method that awaits and isn't annotated (W0201). */
  static String ofOrdinaryMethod(ClassNode owner, MethodNode method) {
    if (!canBeAsync(owner, method) || isTest(method)) {
      return ofFixed(method);
    }
    String annotate = "annotate " + method.name + " with @Async";
    if (AsyncKind.of(method.desc) != null) {
      return annotate;
    }
    return annotate
        + " and let it return Coroutine<"
        + ReturnType.of(method).result()
        + ">; if its callers can't await it, "
        + MOVE
        + "start it with createTask(...) where a loop is running, else with Asyncio.run(...)";
  }

  private static String ofFixed(MethodNode method) {
    if (isMain(method)) {
      return MOVE + "call Asyncio.run(...) with it in main";
    }
    if (isTest(method)) {
      return "annotate it @AsyncTest @Async in place of @Test, with AsyncTest of heddle-test, and let"
          + " it return Coroutine<Void>";
    }
    return MOVE
        + "let "
        + method.name
        + " start it: with createTask(...) where a loop is running, else with Asyncio.run(...)";
  }

  private static boolean isMain(MethodNode method) {
    return method.name.equals("main")
        && (method.desc.equals("([Ljava/lang/String;)V") || method.desc.equals("()V"));
  }

  private static boolean isTest(MethodNode method) {
    return method.visibleAnnotations != null
        && method.visibleAnnotations.stream().anyMatch(a -> TESTS.contains(a.desc));
  }

  private static boolean isFixed(ClassNode owner, MethodNode method) {
    return OF_OBJECT.contains(method.name + method.desc)
        || ((method.access & Opcodes.ACC_STATIC) == 0
            && Stream.concat(Stream.of(owner.superName), owner.interfaces.stream())
                .anyMatch(type -> OF_TYPES.getOrDefault(type, Set.of()).contains(method.name)));
  }

  /** For an {@code @Async} method that returns something else (W0205). */
  static String ofReturnType(ClassNode owner, MethodNode method, ReturnType type) {
    if (isTest(method)) {
      return ofFixed(method);
    }
    if (!canBeAsync(owner, method)) {
      return "remove @Async; " + ofFixed(method);
    }
    MethodInsnNode first = Awaits.firstIn(method);
    if (first != null && !Awaits.isAwait(first)) {
      String generator = Awaits.simpleOwner(first);
      return "declare it as "
          + generator
          + "<"
          + type.element()
          + "> and end it with return "
          + generator
          + ".done()";
    }
    String coroutine = "declare it as Coroutine<" + type.result() + ">";
    String task =
        type.erased().equals(RuntimeNames.TASK)
            ? "; createTask(" + method.name + "(...)) makes a Task of it"
            : "";
    if (type.result().equals("Void")) {
      return coroutine + " and end it with return done()" + task;
    }
    return task.isEmpty()
        ? coroutine
            + " and return done(value), as CompletableFuture<"
            + type.result()
            + "> and return completedFuture(value), or remove @Async"
        : coroutine + " and return done(value)" + task;
  }

  /** For a lambda that awaits and returns something else (W0208). */
  static String ofLambda(ReturnType type) {
    String first =
        type.erased().equals("V")
            ? "write a loop in place of the lambda"
            : "pass a lambda that returns Coroutine<"
                + type.result()
                + "> to a method that awaits it";
    return first
        + ", or await before the lambda;\nto await many at once:"
        + " await(gather(stream.map(x -> coroutineOf(x)).toList()))";
  }
}
