package dev.heddle.weaver.read;

import dev.heddle.weaver.RuntimeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method reference to {@code await}, {@code yield} or {@code yieldFrom}.
 *
 * @param at the instruction that makes it
 * @param method what it refers to
 */
record AwaitReference(AbstractInsnNode at, Handle method) {
  private static final Set<String> GENERATORS =
      Set.of(RuntimeNames.GENERATOR, RuntimeNames.ASYNC_GENERATOR);
  private static final Set<String> YIELDS = Set.of(RuntimeNames.YIELD, RuntimeNames.YIELD_FROM);

  /** Those in a method. */
  static List<AwaitReference> allIn(MethodNode method) {
    List<AwaitReference> references = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof InvokeDynamicInsnNode dynamic) {
        for (Object argument : dynamic.bsmArgs) {
          if (argument instanceof Handle handle && (isAwait(handle) || isYield(handle))) {
            references.add(new AwaitReference(insn, handle));
          }
        }
      }
    }
    return references;
  }

  boolean isYield() {
    return isYield(method);
  }

  /** As the source writes a call of it. */
  String named() {
    String owner = method.getOwner();
    return isYield()
        ? owner.substring(owner.lastIndexOf('/') + 1) + "." + method.getName()
        : method.getName();
  }

  private static boolean isAwait(Handle handle) {
    return handle.getOwner().equals(RuntimeNames.ASYNCIO)
        && handle.getName().equals(RuntimeNames.AWAIT);
  }

  private static boolean isYield(Handle handle) {
    return GENERATORS.contains(handle.getOwner()) && YIELDS.contains(handle.getName());
  }
}
