package dev.heddle.weaver.differential;

import dev.heddle.weaver.differential.Slot.Kind;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.TypeInsnNode;

/** Awaited calls of the async methods of the same generated class. */
final class Calls {

  private static final String DESC =
      "(L" + Names.PROBE + ";JLjava/lang/String;I)L" + Names.COROUTINE + ";";

  private final Assembly code;
  private final String owner;
  private final int callable;

  /** Calls of the methods {@code m0} to before {@code m<callable>}. */
  Calls(Assembly code, String owner, int callable) {
    this.code = code;
    this.owner = owner;
    this.callable = callable;
  }

  void step() {
    if (callable == 0) {
      return;
    }
    if (code.dice.oneIn(6)) {
      code.done(); // stays on the stack, and is returned by and by
      return;
    }
    int callee = code.dice.below(callable);
    boolean isStatic = callee != BytecodeProgram.INSTANCE;
    if (!isStatic) {
      code.insn(new TypeInsnNode(Opcodes.NEW, owner));
      code.op(Opcodes.DUP);
      code.call(Opcodes.INVOKESPECIAL, owner, "<init>", "()V");
      code.shape.push(Kind.OBJECT); // in fact it is the owner; nothing moves it
    }
    code.load(code.probe);
    code.constant(Kind.LONG);
    code.constant(Kind.TEXT);
    code.constant(Kind.INT);
    if (code.dice.oneIn(3)) {
      code.await();
    }
    code.call(isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL, owner, "m" + callee, DESC);
    for (int i = isStatic ? 4 : 5; i > 0; i--) {
      code.shape.pop();
    }
    code.shape.push(Kind.COROUTINE);
    if (code.dice.oneIn(6) && !code.ranges.isAnyOpen()) {
      code.op(Opcodes.ARETURN);
      code.shape = null;
      return;
    }
    if (code.dice.oneIn(3)) {
      code.op(Opcodes.DUP); // between call and await: no direct call any more
      code.op(Opcodes.POP);
    }
    code.awaitTop();
    code.unbox(Kind.TEXT);
  }
}
