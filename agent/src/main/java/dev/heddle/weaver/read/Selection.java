package dev.heddle.weaver.read;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Chooses the methods of a class that are to be woven, and reports those that can't be. */
final class Selection {

  private final ClassNode owner;
  private final Diagnostics diagnostics;
  private final Set<String> referenced;

  Selection(ClassNode owner, Diagnostics diagnostics) {
    this.owner = owner;
    this.diagnostics = diagnostics;
    this.referenced = methodsBehindReferences(owner);
  }

  /** Names and descriptors of this class's methods that lambdas and method references point at. */
  private static Set<String> methodsBehindReferences(ClassNode owner) {
    Set<String> keys = new HashSet<>();
    for (MethodNode method : owner.methods) {
      for (AbstractInsnNode insn : method.instructions) {
        if (insn instanceof InvokeDynamicInsnNode dynamic) {
          for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle handle && handle.getOwner().equals(owner.name)) {
              keys.add(handle.getName() + handle.getDesc());
            }
          }
        }
      }
    }
    return keys;
  }

  List<AsyncMethod> select() {
    List<AsyncMethod> selected = new ArrayList<>();
    for (MethodNode method : owner.methods) {
      reportAwaitReference(method);
      SelectionRule rule = ruleFor(method);
      if (rule != null) {
        boolean isInterface = (owner.access & Opcodes.ACC_INTERFACE) != 0;
        selected.add(new AsyncMethod(owner.name, isInterface, method, rule));
      }
    }
    return selected;
  }

  private @Nullable SelectionRule ruleFor(MethodNode method) {
    if ((method.access & Opcodes.ACC_BRIDGE) != 0) {
      return null; // javac copies annotations to bridges; they only call the real method
    }
    MethodInsnNode await = Awaits.firstIn(method);
    if (isAnnotated(method)) {
      return acceptAnnotated(method) ? SelectionRule.ANNOTATED : null;
    }
    if (await == null) {
      return null;
    }
    // javac keeps the body of a lambda in code that it found unreachable and left out
    if (!referenced.contains(method.name + method.desc) && !isLambdaBody(method)) {
      reportMisplaced(method, await);
      return null;
    }
    if (!hasAsyncReturnType(method)) {
      reportLambda(method, await);
      return null;
    }
    return isLambdaBody(method) ? SelectionRule.LAMBDA_BODY : SelectionRule.METHOD_REFERENCE;
  }

  private static boolean isAnnotated(MethodNode method) {
    return hasAsync(method.visibleAnnotations) || hasAsync(method.invisibleAnnotations);
  }

  private static boolean hasAsync(@Nullable List<AnnotationNode> annotations) {
    return annotations != null
        && annotations.stream().anyMatch(a -> a.desc.equals(RuntimeNames.ASYNC_DESC));
  }

  private static boolean isLambdaBody(MethodNode method) {
    return (method.access & Opcodes.ACC_SYNTHETIC) != 0 && method.name.startsWith("lambda$");
  }

  private static boolean hasAsyncReturnType(MethodNode method) {
    return AsyncKind.of(method.desc) != null;
  }

  private boolean acceptAnnotated(MethodNode method) {
    if (!hasAsyncReturnType(method)) {
      String type = Type.getReturnType(method.desc).getClassName();
      diagnostics.error(
          "W0205",
          "an @Async method cannot return " + simpleName(type),
          Places.of(owner, method, Lines.firstOf(method.instructions)),
          List.of(),
          "what an async method gives back is what will have its result later: a Coroutine, a"
              + " CompletableFuture or CompletionStage, or else a generator of values",
          type.equals("void")
              ? "declare it as Coroutine<Void> and end it with return done()"
              : "declare it as Coroutine<"
                  + boxed(simpleName(type))
                  + "> and return done(value), as CompletableFuture<"
                  + boxed(simpleName(type))
                  + "> and return completedFuture(value), or remove @Async");
      return false;
    }
    if ((method.access & Opcodes.ACC_NATIVE) != 0) {
      diagnostics.error(
          "W0209",
          "a native method cannot be @Async",
          Places.of(owner, method, 0),
          List.of(),
          "the weaver works on bytecode, and a native method has none",
          "call the native method from an @Async method in Java");
      return false;
    }
    return (method.access & Opcodes.ACC_ABSTRACT) == 0;
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private static String boxed(String type) {
    return switch (type) {
      case "boolean" -> "Boolean";
      case "byte" -> "Byte";
      case "char" -> "Character";
      case "short" -> "Short";
      case "int" -> "Integer";
      case "long" -> "Long";
      case "float" -> "Float";
      case "double" -> "Double";
      default -> type;
    };
  }

  private void reportMisplaced(MethodNode method, MethodInsnNode await) {
    if (!Awaits.isAwait(await)) {
      reportYield(method, await);
      return;
    }
    switch (method.name) {
      case "<init>" ->
          error(
              "W0203",
              "cannot await in a constructor",
              method,
              await,
              "a constructor returns a finished object to its caller, so it has no way to suspend",
              "move the waiting part to a static @Async method that awaits first and then calls the"
                  + " constructor");
      case "<clinit>" ->
          error(
              "W0204",
              "cannot await in a static initialiser",
              method,
              await,
              "the JVM runs it once, under a lock, for whoever touches the class first; nobody"
                  + " could resume it",
              "load the value lazily, in an @Async method");
      default ->
          error(
              "W0201",
              "await in a method that is not async",
              method,
              await,
              "only a method that is woven can suspend, and only @Async methods are woven",
              "annotate "
                  + method.name
                  + " with @Async and let it return Coroutine<...>; from ordinary code start a"
                  + " coroutine with Asyncio.run(...) or loop.createTask(...)");
    }
  }

  private void reportYield(MethodNode method, MethodInsnNode yield) {
    String generator = Awaits.simpleOwner(yield);
    boolean isMethod = !method.name.startsWith("<");
    error(
        "W0211",
        generator + "." + yield.name + " in a method that is no generator",
        method,
        yield,
        "the value goes to the consumer of a generator, and only @Async methods that return "
            + generator
            + " have one",
        (isMethod
                ? "annotate " + method.name + " with @Async"
                : "move it to an @Async method of its own")
            + " and let it return "
            + generator
            + "<...>");
  }

  private void reportLambda(MethodNode method, MethodInsnNode await) {
    String type = Type.getReturnType(method.desc).getClassName();
    if (!Awaits.isAwait(await)) {
      String generator = Awaits.simpleOwner(await);
      error(
          "W0211",
          generator + "." + await.name + " in a lambda that returns " + simpleName(type),
          method,
          await,
          "a lambda is a generator itself or none: it can't yield for the method around it",
          "write a loop instead of the lambda, or let the lambda return " + generator + "<...>");
      return;
    }
    error(
        "W0208",
        "await in a lambda that returns " + simpleName(type),
        method,
        await,
        "a lambda is woven when it returns Coroutine or CompletableFuture; whoever calls this one"
            + " expects "
            + simpleName(type)
            + " at once",
        "pass a lambda that returns Coroutine<...> to a method that awaits it, or await before the"
            + " lambda");
  }

  private void reportAwaitReference(MethodNode method) {
    AwaitReference reference = AwaitReference.firstIn(method);
    if (reference != null) {
      error(
          "W0207",
          reference.named() + " cannot be used as a method reference",
          method,
          reference.at(),
          "the call would stand in a class that the JVM makes, where nothing can suspend",
          reference.isYield()
              ? "write a loop that calls " + reference.named() + "(...) in its body"
              : "write a lambda that returns Coroutine<...> and calls await(...) in its body");
    }
  }

  private void error(
      String code,
      String headline,
      MethodNode method,
      AbstractInsnNode at,
      String why,
      String help) {
    int line = Lines.of(at);
    String word = at instanceof MethodInsnNode call ? call.name : RuntimeNames.AWAIT;
    List<Label> labels = line == 0 ? List.of() : List.of(new Label(line, "here", word));
    diagnostics.error(code, headline, Places.of(owner, method, line), labels, why, help);
  }
}
