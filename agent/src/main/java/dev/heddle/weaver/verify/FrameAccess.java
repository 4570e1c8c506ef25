package dev.heddle.weaver.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What the written code of a body and its frame class does to the fields of the frame. Goes by the
 * instructions, and not by the plan that they were made from.
 */
final class FrameAccess {

  /** That a field of the frame holds what a local of the body holds. */
  record Home(int slot, String field) {}

  private final ClassNode frame;

  FrameAccess(ClassNode frame) {
    this.frame = frame;
  }

  /** What the frame passes to the body: the body's first locals, but for the receiver. */
  Set<Home> passed(boolean hasReceiver) {
    Set<Home> homes = new HashSet<>();
    int slot = 0;
    for (AbstractInsnNode insn : method("resume").instructions) {
      if (insn instanceof FieldInsnNode read) {
        if (slot > 0 || !hasReceiver) {
          homes.add(new Home(slot, read.name));
        }
        slot += Type.getType(read.desc).getSize();
      }
    }
    return homes;
  }

  /** The home that a load from a field into a local establishes; null for any other instruction. */
  @Nullable Home read(AbstractInsnNode insn) {
    return isStore(insn) && isField(insn.getPrevious(), Opcodes.GETFIELD)
        ? new Home(((VarInsnNode) insn).var, ((FieldInsnNode) insn.getPrevious()).name)
        : null;
  }

  /** The home that a store of a local into a field establishes; null for any other instruction. */
  @Nullable Home written(AbstractInsnNode insn) {
    return isField(insn, Opcodes.PUTFIELD) && isLoad(insn.getPrevious())
        ? new Home(((VarInsnNode) insn.getPrevious()).var, ((FieldInsnNode) insn).name)
        : null;
  }

  /** The homes that a call of a save method establishes. */
  Set<Home> saved(MethodInsnNode call) {
    Type[] parameters = Type.getArgumentTypes(call.desc);
    List<Integer> passed = slotsPassed(call, parameters);
    Set<Home> homes = new HashSet<>();
    for (AbstractInsnNode insn : method(call.name).instructions) {
      Home own = written(insn);
      int parameter = own == null ? -1 : parameterAt(own.slot(), parameters);
      int local = parameter - (parameters.length - passed.size());
      if (own != null && local >= 0) {
        homes.add(new Home(passed.get(local), own.field()));
      }
    }
    return homes;
  }

  /**
   * The fields that a suspension writes from the operand stack: the save method from what it gets
   * before the frame, or the code before the state is written in place.
   */
  Set<String> savedFromStack(AbstractInsnNode suspension) {
    Set<String> fields = new HashSet<>();
    if (suspension instanceof MethodInsnNode call) {
      int end = slotOfFrame(Type.getArgumentTypes(call.desc));
      for (AbstractInsnNode insn : method(call.name).instructions) {
        Home own = written(insn);
        if (own != null && own.slot() < end) {
          fields.add(own.field());
        }
      }
      return fields;
    }
    for (AbstractInsnNode at = suspension; !(at instanceof FrameNode); at = at.getPrevious()) {
      Home own = written(at);
      if (own != null && isStoreOf(own.slot(), at.getPrevious().getPrevious().getPrevious())) {
        fields.add(own.field());
      }
    }
    return fields;
  }

  private static boolean isStoreOf(int slot, AbstractInsnNode insn) {
    return isStore(insn) && ((VarInsnNode) insn).var == slot;
  }

  private int slotOfFrame(Type[] parameters) {
    int slot = 0;
    for (Type parameter : parameters) {
      if (parameter.getInternalName().equals(frame.name)) {
        return slot;
      }
      slot += parameter.getSize();
    }
    return slot;
  }

  /** The field that is read to be left on the operand stack; null for any other instruction. */
  @Nullable String pushed(AbstractInsnNode insn) {
    return isField(insn, Opcodes.GETFIELD) && !isStore(insn.getNext())
        ? ((FieldInsnNode) insn).name
        : null;
  }

  /** The locals that are passed last, as many as are loaded one behind the other. */
  private static List<Integer> slotsPassed(MethodInsnNode call, Type[] parameters) {
    List<Integer> slots = new ArrayList<>();
    AbstractInsnNode at = call.getPrevious();
    while (slots.size() < parameters.length && isLoad(at)) {
      slots.add(0, ((VarInsnNode) at).var);
      at = at.getPrevious();
    }
    return slots;
  }

  private static int parameterAt(int slot, Type[] parameters) {
    int at = 0;
    for (int i = 0; i < parameters.length; i++) {
      if (at == slot) {
        return i;
      }
      at += parameters[i].getSize();
    }
    return -1;
  }

  /**
   * The fields that an instruction writes, or the method of the frame that it calls. A static one
   * makes another frame, or saves.
   */
  Set<String> overwritten(AbstractInsnNode insn) {
    Set<String> fields = new HashSet<>();
    if (isField(insn, Opcodes.PUTFIELD)) {
      fields.add(((FieldInsnNode) insn).name);
    } else if (insn instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKEVIRTUAL
        && call.owner.equals(frame.name)) {
      for (AbstractInsnNode inside : method(call.name).instructions) {
        if (isField(inside, Opcodes.PUTFIELD)) {
          fields.add(((FieldInsnNode) inside).name);
        }
      }
    }
    return fields;
  }

  /** Whether this is where a save method is called. */
  boolean isSave(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode call
        && call.owner.equals(frame.name)
        && call.name.startsWith("save");
  }

  /** Whether an instruction reads or writes a field of the frame. */
  boolean isOwnField(AbstractInsnNode insn) {
    return insn instanceof FieldInsnNode field && field.owner.equals(frame.name);
  }

  private boolean isField(AbstractInsnNode insn, int opcode) {
    return isOwnField(insn) && insn.getOpcode() == opcode;
  }

  private static boolean isLoad(AbstractInsnNode insn) {
    return insn.getOpcode() >= Opcodes.ILOAD && insn.getOpcode() <= Opcodes.ALOAD;
  }

  private static boolean isStore(AbstractInsnNode insn) {
    return insn.getOpcode() >= Opcodes.ISTORE && insn.getOpcode() <= Opcodes.ASTORE;
  }

  private MethodNode method(String name) {
    return frame.methods.stream()
        .filter(method -> method.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(frame.name + " has no " + name));
  }
}
