package dev.heddle.weaver.emit;

import dev.heddle.weaver.analyse.ValueType;
import dev.heddle.weaver.lower.Argument;
import dev.heddle.weaver.lower.BodyMethod;
import dev.heddle.weaver.lower.Slots;
import dev.heddle.weaver.lower.Spill;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendPoint;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;

/**
 * What stands for leaving a method and being called again by the frame, when the method is to go on
 * where it is: all that its activation held is overwritten, and only the frame is left.
 */
final class InPlace {

  private final BodyMethod body;
  private final Slots slots;
  private final StateMachine machine;
  private final Code code;

  InPlace(StateMachine machine, Code code) {
    this.machine = machine;
    this.body = machine.body();
    this.slots = machine.slots();
    this.code = code;
  }

  /** In the place of the dispatch: the method begins at its beginning, without a frame. */
  void prologue() {
    code.op(Opcodes.ACONST_NULL).storeObject(slots.frame()); //
    if (slots.receiver() > 0) {
      code.loadObject(0).storeObject(slots.receiver()); //
    }
  }

  /**
   * Behind the code that saves. To the code that restores, the locals look as they do when a frame
   * calls: arguments of which only the types are right, and the receiver.
   */
  void forget(SuspendPoint point, LabelNode restore) {
    code.storeObject(slots.frame()); //
    for (Spill local : point.locals()) {
      overwrite(local.type(), local.index());
    }
    for (Argument argument : machine.arguments()) {
      overwrite(argument.type(), argument.slot());
    }
    if (slots.receiver() >= 0) {
      overwrite(ValueType.ofInternalName(body.owner()), 0);
      code.loadObject(slots.frame()); // frame
      code.getField(body.frameClass(), "this", "L" + body.owner() + ";"); // this
      code.storeObject(slots.receiver()); //
    }
    code.jump(Opcodes.GOTO, restore);
  }

  private void overwrite(ValueType type, int slot) {
    code.pushDefault(type).store(type, slot); //
  }
}
