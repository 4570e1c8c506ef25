package dev.heddle.weaver.read;

import dev.heddle.weaver.RuntimeNames;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Recognises the calls that mean something to the weaver. */
public final class Awaits {

  private Awaits() {}

  /** Whether the instruction calls {@code Asyncio.await}. */
  public static boolean isAwait(@Nullable AbstractInsnNode insn) {
    return isCallOf(insn, RuntimeNames.AWAIT);
  }

  /** Whether the instruction calls {@code yield} of a generator class. */
  public static boolean isYield(@Nullable AbstractInsnNode insn) {
    return isGeneratorCall(insn, RuntimeNames.YIELD);
  }

  /** Whether the instruction calls {@code yieldFrom} of a generator class. */
  public static boolean isYieldFrom(@Nullable AbstractInsnNode insn) {
    return isGeneratorCall(insn, RuntimeNames.YIELD_FROM);
  }

  /** Whether the method leaves here and is resumed behind. */
  public static boolean isSuspension(@Nullable AbstractInsnNode insn) {
    return isAwait(insn) || isYield(insn) || isYieldFrom(insn);
  }

  /**
   * Whether the instruction calls {@code done}, with a value or without, or what makes a completed
   * future of a value.
   */
  public static boolean isDone(@Nullable AbstractInsnNode insn) {
    return isCallOf(insn, RuntimeNames.DONE)
        || isGeneratorCall(insn, RuntimeNames.DONE)
        || isCallOf(insn, RuntimeNames.COMPLETABLE_FUTURE, RuntimeNames.COMPLETED_FUTURE)
        || isCallOf(insn, RuntimeNames.COMPLETABLE_FUTURE, RuntimeNames.COMPLETED_STAGE);
  }

  /** The first place in a method where it would suspend; null if it has none. */
  static @Nullable MethodInsnNode firstIn(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (isSuspension(insn)) {
        return (MethodInsnNode) insn;
      }
    }
    return null;
  }

  /** The class that a call names, as the source writes it. */
  static String simpleOwner(MethodInsnNode call) {
    return call.owner.substring(call.owner.lastIndexOf('/') + 1);
  }

  private static boolean isGeneratorCall(@Nullable AbstractInsnNode insn, String name) {
    return isCallOf(insn, RuntimeNames.GENERATOR, name)
        || isCallOf(insn, RuntimeNames.ASYNC_GENERATOR, name);
  }

  private static boolean isCallOf(@Nullable AbstractInsnNode insn, String name) {
    return isCallOf(insn, RuntimeNames.ASYNCIO, name);
  }

  private static boolean isCallOf(@Nullable AbstractInsnNode insn, String owner, String name) {
    return insn instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.equals(owner)
        && call.name.equals(name);
  }
}
