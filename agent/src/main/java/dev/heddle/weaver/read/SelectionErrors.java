package dev.heddle.weaver.read;

import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Label;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Reports the methods of a class that can't be woven for what they are (W02xx). */
final class SelectionErrors {

  private final ClassNode owner;
  private final Diagnostics diagnostics;

  SelectionErrors(ClassNode owner, Diagnostics diagnostics) {
    this.owner = owner;
    this.diagnostics = diagnostics;
  }

  /** An {@code @Async} method that returns something else. */
  void returnType(MethodNode method) {
    ReturnType type = ReturnType.of(method);
    int line = Lines.firstOf(method.instructions);
    diagnostics.error(
        "W0205",
        "an @Async method cannot return " + type.text(),
        Places.of(owner, method, line),
        line == 0
            ? List.of()
            : List.of(Label.ofDeclaration(line, "returns " + type.text(), method.name)),
        "what an async method gives back is what will have its result later: a Coroutine, a"
            + " CompletableFuture or CompletionStage, or else a generator of values",
        WaysOut.ofReturnType(owner, method, type));
  }

  void nativeMethod(MethodNode method) {
    diagnostics.error(
        "W0209",
        "a native method cannot be @Async",
        Places.of(owner, method, 0),
        List.of(),
        "the weaver works on bytecode, and a native method has none",
        "call the native method from an @Async method in Java");
  }

  /** A method that isn't async suspends. */
  void misplaced(MethodNode method, MethodInsnNode await) {
    if (!Awaits.isAwait(await)) {
      misplacedYield(method, await);
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
              WaysOut.ofOrdinaryMethod(owner, method));
    }
  }

  private void misplacedYield(MethodNode method, MethodInsnNode yield) {
    String generator = Awaits.simpleOwner(yield);
    error(
        "W0211",
        generator + "." + yield.name + " in a method that is no generator",
        method,
        yield,
        "the value goes to the consumer of a generator, and only @Async methods that return "
            + generator
            + " have one",
        (WaysOut.canBeAsync(owner, method)
                ? "annotate " + method.name + " with @Async"
                : "move it to an @Async method of its own")
            + " and let it return "
            + generator
            + "<...>");
  }

  /** A lambda, or the target of a method reference, suspends and returns something else. */
  void lambda(MethodNode method, MethodInsnNode await) {
    ReturnType type = ReturnType.of(method);
    if (!Awaits.isAwait(await)) {
      String generator = Awaits.simpleOwner(await);
      error(
          "W0211",
          generator + "." + await.name + " in a lambda that returns " + type.text(),
          method,
          await,
          "a lambda is a generator itself or none: it can't yield for the method around it",
          "write a loop instead of the lambda, or let the lambda return " + generator + "<...>");
      return;
    }
    error(
        "W0208",
        "await in a lambda that returns " + type.text(),
        method,
        await,
        "a lambda is woven when it returns Coroutine or CompletableFuture; whoever calls this one"
            + (type.erased().equals("V")
                ? " goes on when it returns"
                : " expects " + type.text() + " at once"),
        WaysOut.ofLambda(type));
  }

  /** {@code Asyncio::await} and the like. */
  void reference(MethodNode method, AwaitReference reference) {
    error(
        "W0207",
        reference.named() + " cannot be used as a method reference",
        method,
        reference.at(),
        reference.method().getName(),
        "the call would stand in a class that the JVM makes, where nothing can suspend",
        reference.isYield()
            ? "write a loop that calls " + reference.named() + "(...) in its body"
            : "await in a loop, or many at once with await(gather(list)); a lambda that awaits has to"
                + " return Coroutine<...>");
  }

  private void error(
      String code, String headline, MethodNode method, MethodInsnNode at, String why, String help) {
    error(code, headline, method, at, at.name, why, help);
  }

  private void error(
      String code,
      String headline,
      MethodNode method,
      AbstractInsnNode at,
      String word,
      String why,
      String help) {
    int line = Lines.of(at);
    List<Label> labels = line == 0 ? List.of() : List.of(new Label(line, "here", word));
    diagnostics.error(code, headline, Places.of(owner, method, at), labels, why, help);
  }
}
