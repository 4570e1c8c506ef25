package dev.heddle.weaver.lower;

import org.objectweb.asm.Opcodes;

/**
 * The synthetic method that holds the body of an async method (form 2): same name and arguments,
 * and the frame behind them; it returns the result or the suspension. For a method that stays in
 * place it is the method itself.
 *
 * @param owner internal name of the class
 * @param ownerIsInterface whether that is an interface
 * @param name the method's name
 * @param desc arguments, frame class, to Object
 * @param access flags
 * @param frameClass internal name of the frame class
 * @param takesArguments false when the frame doesn't fit behind the arguments any more: the body
 *     then takes only the frame, fetches them from it, and can't be called directly
 */
public record BodyMethod(
    String owner,
    boolean ownerIsInterface,
    String name,
    String desc,
    int access,
    String frameClass,
    boolean takesArguments) {

  /** Whether it has no receiver. */
  public boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  /** The instruction that calls it. */
  public int invocation() {
    if (isStatic()) {
      return Opcodes.INVOKESTATIC;
    }
    return ownerIsInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
  }
}
