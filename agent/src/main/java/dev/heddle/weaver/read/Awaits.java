package dev.heddle.weaver.read;

import dev.heddle.weaver.RuntimeNames;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Recognises the calls that mean something to the weaver. */
public final class Awaits {

  private Awaits() {}

  /** Whether the instruction calls {@code Asyncio.await}. */
  public static boolean isAwait(@Nullable AbstractInsnNode insn) {
    return isCallOf(insn, RuntimeNames.AWAIT);
  }

  /** Whether the instruction calls {@code Asyncio.done}, with a value or without. */
  public static boolean isDone(@Nullable AbstractInsnNode insn) {
    return isCallOf(insn, RuntimeNames.DONE);
  }

  /** The first {@code await} of a method; null if it has none. */
  static @Nullable MethodInsnNode firstIn(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (isAwait(insn)) {
        return (MethodInsnNode) insn;
      }
    }
    return null;
  }

  /** The first method reference {@code Asyncio::await} in a method; null if it has none. */
  static @Nullable AbstractInsnNode firstReferenceIn(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof InvokeDynamicInsnNode dynamic) {
        for (Object argument : dynamic.bsmArgs) {
          if (argument instanceof Handle handle
              && handle.getOwner().equals(RuntimeNames.ASYNCIO)
              && handle.getName().equals(RuntimeNames.AWAIT)) {
            return insn;
          }
        }
      }
    }
    return null;
  }

  private static boolean isCallOf(@Nullable AbstractInsnNode insn, String name) {
    return insn instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.equals(RuntimeNames.ASYNCIO)
        && call.name.equals(name);
  }
}
