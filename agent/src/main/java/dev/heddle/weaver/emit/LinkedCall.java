package dev.heddle.weaver.emit;

import dev.heddle.weaver.RuntimeNames;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The instruction in the place of an awaited call whose target the runtime has to find. */
final class LinkedCall {

  private static final Handle BOOTSTRAP =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          RuntimeNames.CALLS,
          RuntimeNames.LINK,
          RuntimeNames.LINK_DESC,
          false);

  private LinkedCall() {}

  /** Takes what the call took; gives the result or the suspension. */
  static InvokeDynamicInsnNode of(MethodInsnNode call) {
    return new InvokeDynamicInsnNode(
        call.name,
        siteDesc(call),
        BOOTSTRAP,
        Type.getObjectType(call.owner),
        kind(call),
        call.desc);
  }

  private static int kind(MethodInsnNode call) {
    return switch (call.getOpcode()) {
      case Opcodes.INVOKESTATIC -> Opcodes.H_INVOKESTATIC;
      case Opcodes.INVOKESPECIAL -> Opcodes.H_INVOKESPECIAL;
      case Opcodes.INVOKEINTERFACE -> Opcodes.H_INVOKEINTERFACE;
      default -> Opcodes.H_INVOKEVIRTUAL;
    };
  }

  private static String siteDesc(MethodInsnNode call) {
    StringBuilder desc = new StringBuilder("(");
    if (call.getOpcode() != Opcodes.INVOKESTATIC) {
      desc.append(Type.getObjectType(call.owner).getDescriptor());
    }
    for (Type argument : Type.getArgumentTypes(call.desc)) {
      desc.append(canBeNamed(argument) ? argument.getDescriptor() : "Ljava/lang/Object;");
    }
    return desc.append(")Ljava/lang/Object;").toString();
  }

  /**
   * Whether the type is certain to be accessible. Linking checks that of each type in the call
   * site; an ordinary call doesn't, so that it may pass null, say, for another package's own type.
   */
  private static boolean canBeNamed(Type type) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    return element.getSort() != Type.OBJECT || element.getInternalName().startsWith("java/");
  }
}
