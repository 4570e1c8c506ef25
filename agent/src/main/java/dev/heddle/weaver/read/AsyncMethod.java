package dev.heddle.weaver.read;

import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method that is to be woven.
 *
 * @param owner internal name of its class
 * @param ownerIsInterface whether that is an interface
 * @param node its code, frames expanded; never changed by later stages
 * @param rule why it was chosen
 */
public record AsyncMethod(
    String owner, boolean ownerIsInterface, MethodNode node, SelectionRule rule) {

  /** JVMS 4.3.3: the receiver counts, long and double count twice. */
  private static final int MAX_ARGUMENT_SLOTS = 255;

  /** The method's name and descriptor, unique in its class. */
  public String key() {
    return node.name + node.desc;
  }

  /** Whether it stays as callers know it: it suspends, but goes on at once where it stands. */
  public boolean isInPlace() {
    return rule == SelectionRule.TORTURE;
  }

  /** What it makes; a method that stays in place makes nothing, and is woven like a coroutine. */
  public AsyncKind kind() {
    return isInPlace() ? AsyncKind.COROUTINE : Objects.requireNonNull(AsyncKind.of(node.desc));
  }

  /** Whether the method has no receiver. */
  public boolean isStatic() {
    return (node.access & Opcodes.ACC_STATIC) != 0;
  }

  /** Whether the arguments leave room for one more, the frame. */
  public boolean bodyTakesArguments() {
    return argumentSlots() < MAX_ARGUMENT_SLOTS;
  }

  /** Number of local slots of the receiver and the arguments (long and double take two). */
  public int argumentSlots() {
    return (Type.getArgumentsAndReturnSizes(node.desc) >> 2) - (isStatic() ? 1 : 0);
  }
}
