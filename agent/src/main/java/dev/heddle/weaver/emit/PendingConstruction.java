package dev.heddle.weaver.emit;

import dev.heddle.weaver.analyse.PendingAllocation;
import dev.heddle.weaver.analyse.ValueType;
import dev.heddle.weaver.lower.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The construction of an object whose arguments await. At the place of the {@code NEW} the class is
 * still initialised, as the language demands, but null takes the object's place on the stack; it is
 * made when the arguments are there.
 */
final class PendingConstruction {

  private final PendingAllocation pending;
  private final Code code;
  private final int temporaries;

  PendingConstruction(StateMachine machine, PendingAllocation pending, Code code) {
    this.pending = pending;
    this.code = code;
    this.temporaries = machine.slots().temporaries();
  }

  void allocate() {
    code.add(pending.allocation().clone(Map.of())); // object
    code.op(Opcodes.POP); //
    code.op(Opcodes.ACONST_NULL); // null
  }

  void construct(PendingAllocation.Construction construction) {
    List<ValueType> arguments = new ArrayList<>();
    for (Type argument : Type.getArgumentTypes(construction.call().desc)) {
      arguments.add(Objects.requireNonNull(ValueType.of(argument)));
    }
    int slot = temporaries;
    for (int i = arguments.size() - 1; i >= 0; i--) { // null... arguments...
      code.store(arguments.get(i), slot);
      slot += arguments.get(i).getSize();
    }
    for (int i = 0; i < construction.copies(); i++) {
      code.op(Opcodes.POP);
    }
    code.type(Opcodes.NEW, pending.allocation().desc); // object
    for (int i = 1; i < construction.copies(); i++) {
      code.op(Opcodes.DUP); // object...
    }
    for (ValueType argument : arguments) {
      slot -= argument.getSize();
      code.load(argument, slot); // object... arguments...
    }
    code.add(construction.call().clone(Map.of())); // object... without the last
  }
}
