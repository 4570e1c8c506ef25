package dev.heddle.weaver.differential;

import dev.heddle.weaver.differential.Slot.Kind;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The code of a generated method as it grows, with what lies in locals and on the stack at its end,
 * and the exception ranges that are open there.
 */
final class Assembly {

  /** More than any step pushes before it says so. */
  private static final int MOST_AT_ONCE = 8;

  private static final String PROBE_TO_AWAITABLE = "(" + Names.OBJECT + ")" + Names.AWAITABLE;

  final MethodNode method;
  final Dice dice;
  final int probe;
  final Ranges ranges;

  /** At the end of the code; null when control doesn't come there. */
  Shape shape;

  private final List<LocalVariableNode> variables = new ArrayList<>();
  private boolean mapIsLast;

  Assembly(MethodNode method, Dice dice, int probe, Shape entry) {
    this.method = method;
    this.dice = dice;
    this.probe = probe;
    this.shape = entry;
    method.maxLocals = entry.locals.size();
    this.ranges = new Ranges(this);
  }

  /** Appends an instruction; the caller then says what it did to the shape. */
  void insn(AbstractInsnNode insn) {
    ranges.beforeInsn(shape);
    int depth = shape.stack.stream().mapToInt(slot -> slot.kind().isWide() ? 2 : 1).sum();
    method.maxStack = Math.max(method.maxStack, depth + MOST_AT_ONCE);
    mapIsLast = false;
    method.instructions.add(insn);
  }

  void op(int opcode) {
    insn(new InsnNode(opcode));
  }

  void var(int opcode, int slot) {
    insn(new VarInsnNode(opcode, slot));
  }

  void call(int opcode, String owner, String name, String desc) {
    insn(new MethodInsnNode(opcode, owner, name, desc, opcode == Opcodes.INVOKEINTERFACE));
  }

  /** A mark that is no instruction. */
  void mark(AbstractInsnNode mark) {
    method.instructions.add(mark);
  }

  LabelNode label() {
    LabelNode label = new LabelNode();
    mark(label);
    return label;
  }

  void line(int line) {
    mark(new LineNumberNode(line, label()));
  }

  /** Begins a place that others jump to. */
  void place(LabelNode label, Shape declared) {
    if (mapIsLast) {
      op(Opcodes.NOP);
    }
    mark(label);
    map(declared);
  }

  /** A stack map entry; no two may lie at one offset. */
  void map(Shape declared) {
    shape = declared.copy();
    FrameNode map = declared.map();
    mark(map);
    mapIsLast = true;
  }

  /** Pushes a constant of a kind. */
  void constant(Kind kind) {
    int n = dice.below(9) - 2;
    switch (kind) {
      case INT -> integer(dice.oneIn(10) ? 100_000 + n : n);
      case LONG -> insn(new LdcInsnNode((long) n));
      case FLOAT -> insn(new LdcInsnNode(n + 0.5f));
      case DOUBLE -> insn(new LdcInsnNode(n + 0.25));
      case TEXT -> insn(new LdcInsnNode("t" + n));
      case OBJECT -> object(n);
      case INTS -> {
        integer(Math.max(0, n));
        insn(new IntInsnNode(Opcodes.NEWARRAY, Opcodes.T_INT));
      }
      case MADE -> {
        op(Opcodes.ACONST_NULL);
        insn(new TypeInsnNode(Opcodes.CHECKCAST, Names.MADE));
      }
      default -> op(Opcodes.ACONST_NULL);
    }
    shape.push(pushed(kind));
  }

  private static Kind pushed(Kind kind) {
    return kind == Kind.TOP
            || kind == Kind.UNFINISHED
            || kind == Kind.COROUTINE
            || kind == Kind.THROWABLE
        ? Kind.NULL
        : kind;
  }

  private void object(int n) {
    if (n == 0) {
      insn(
          new FieldInsnNode(Opcodes.GETSTATIC, "java/lang/Boolean", "TRUE", "Ljava/lang/Boolean;"));
    } else {
      insn(new LdcInsnNode("o" + n));
    }
  }

  private void integer(int n) {
    if (n >= -1 && n <= 5) {
      op(Opcodes.ICONST_0 + n);
    } else {
      insn(n == (byte) n ? new IntInsnNode(Opcodes.BIPUSH, n) : new LdcInsnNode(n));
    }
  }

  /** Pops the top. */
  void drop() {
    op(shape.top().kind().isWide() ? Opcodes.POP2 : Opcodes.POP);
    shape.pop();
  }

  void load(int slot) {
    Slot value = shape.locals.get(slot);
    var(value.kind().variant(Opcodes.ILOAD), slot);
    shape.stack.add(value);
  }

  void store(int slot) {
    Slot value = shape.top();
    var(value.kind().variant(Opcodes.ISTORE), slot);
    shape.pop();
    shape.store(slot, value);
    if (dice.oneIn(2) && (value.form() instanceof String || value.kind().isPrimitive())) {
      String name = dice.of(List.of("x", "y", "z"));
      variables.add(new LocalVariableNode(name, value.kind().desc, null, label(), null, slot));
    }
  }

  /** Debug information, of which only the form is right: each variable goes on to the end. */
  void endVariables() {
    LabelNode end = label();
    for (LocalVariableNode variable : variables) {
      variable.end = end;
    }
    method.localVariables = new ArrayList<>(variables);
  }

  /** Makes the top an object, if it is a primitive value. */
  void box() {
    Kind kind = shape.top().kind();
    if (kind.isPrimitive()) {
      String box = boxOf(kind);
      call(Opcodes.INVOKESTATIC, box, "valueOf", "(" + kind.desc + ")L" + box + ";");
      shape.pop();
      shape.push(Kind.OBJECT);
    }
  }

  /** Makes the top, an object, a value of a kind again. */
  void unbox(Kind kind) {
    if (kind.isPrimitive()) {
      String box = boxOf(kind);
      insn(new TypeInsnNode(Opcodes.CHECKCAST, box));
      String name = kind.name().toLowerCase(java.util.Locale.ROOT) + "Value";
      call(Opcodes.INVOKEVIRTUAL, box, name, "()" + kind.desc);
    } else if (kind != Kind.OBJECT && kind != Kind.NULL) {
      insn(new TypeInsnNode(Opcodes.CHECKCAST, (String) Slot.of(kind).form()));
    }
    shape.pop();
    shape.push(kind == Kind.NULL ? Kind.OBJECT : kind);
  }

  private static String boxOf(Kind kind) {
    return switch (kind) {
      case INT -> "java/lang/Integer";
      case LONG -> "java/lang/Long";
      case FLOAT -> "java/lang/Float";
      default -> "java/lang/Double";
    };
  }

  /** Awaits the top, boxed, by way of the probe, which may let it wait. */
  void await() {
    Kind kind = shape.top().kind();
    box();
    var(Opcodes.ALOAD, probe); // value probe
    op(Opcodes.SWAP); // probe value
    call(Opcodes.INVOKEINTERFACE, Names.PROBE, "later", PROBE_TO_AWAITABLE); // awaitable
    awaitTop(); // Object
    unbox(kind);
  }

  /** Awaits the awaitable on top. */
  void awaitTop() {
    String desc = "(" + Names.AWAITABLE + ")" + Names.OBJECT;
    call(Opcodes.INVOKESTATIC, Names.ASYNCIO, "await", desc); // Object
    shape.pop();
    shape.push(Kind.OBJECT);
  }

  /** Awaits a failure. */
  void failingAwait(String message) {
    var(Opcodes.ALOAD, probe); // probe
    newException(message); // probe failure
    String desc = "(Ljava/lang/Throwable;)" + Names.AWAITABLE;
    call(Opcodes.INVOKEINTERFACE, Names.PROBE, "failing", desc); // awaitable
    shape.push(Kind.OBJECT);
    awaitTop(); // Object
  }

  /** Makes an exception, which the shape doesn't tell. */
  void newException(String message) {
    String type =
        dice.oneIn(2) ? "java/lang/IllegalStateException" : "java/lang/ArithmeticException";
    insn(new TypeInsnNode(Opcodes.NEW, type));
    op(Opcodes.DUP);
    insn(new LdcInsnNode(message));
    call(Opcodes.INVOKESPECIAL, type, "<init>", "(Ljava/lang/String;)V");
  }

  /** Writes the top down. */
  void log() {
    box();
    var(Opcodes.ALOAD, probe); // value probe
    op(Opcodes.SWAP); // probe value
    call(Opcodes.INVOKEINTERFACE, Names.PROBE, "log", "(" + Names.OBJECT + ")V");
    shape.pop();
  }

  /** Returns, with the top if it is a text, and whatever lies beneath. */
  void finish() {
    if (!shape.top().is(Kind.COROUTINE) || dice.oneIn(2)) {
      done();
    }
    op(Opcodes.ARETURN);
    shape = null;
  }

  /** Makes a coroutine that is done, of the top if it is a text. */
  void done() {
    if (!shape.top().is(Kind.TEXT)) {
      constant(Kind.TEXT);
    }
    String desc = "(" + Names.OBJECT + ")L" + Names.COROUTINE + ";";
    call(Opcodes.INVOKESTATIC, Names.ASYNCIO, "done", desc);
    shape.pop();
    shape.push(Kind.COROUTINE);
  }

  void jump(int opcode, LabelNode target) {
    insn(new JumpInsnNode(opcode, target));
  }
}
