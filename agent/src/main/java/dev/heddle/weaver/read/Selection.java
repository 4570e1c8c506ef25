package dev.heddle.weaver.read;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.diag.Diagnostics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Chooses the methods of a class that are to be woven, and reports those that can't be. */
final class Selection {

  private final ClassNode owner;
  private final SelectionErrors errors;
  private final Set<String> referenced;

  Selection(ClassNode owner, Diagnostics diagnostics) {
    this.owner = owner;
    this.errors = new SelectionErrors(owner, diagnostics);
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
      AwaitReference.allIn(method).forEach(reference -> errors.reference(method, reference));
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
      errors.misplaced(method, await);
      return null;
    }
    if (!hasAsyncReturnType(method)) {
      errors.lambda(method, await);
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
      errors.returnType(method);
      return false;
    }
    if ((method.access & Opcodes.ACC_NATIVE) != 0) {
      errors.nativeMethod(method);
      return false;
    }
    return (method.access & Opcodes.ACC_ABSTRACT) == 0;
  }
}
