package dev.heddle.weaver.differential;

import dev.heddle.weaver.differential.Slot.Kind;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A random class with async methods, in bytecode that no compiler writes: values on the stack
 * across branches and awaits, loops with several entries, overlapping exception ranges, slots
 * reused with other types, dead code, long jumps. The same seed gives the same class.
 */
final class BytecodeProgram {

  private static final int METHODS = 3;

  /** The number of the one that has a receiver. */
  static final int INSTANCE = 1;

  private static final int FREE_LOCALS = 7;
  private static final int BIG_METHOD_NOPS = 33_000;
  private static final List<Integer> VERSIONS =
      List.of(Opcodes.V1_6, Opcodes.V1_7, Opcodes.V1_8, Opcodes.V9, Opcodes.V11, Opcodes.V17);

  private final Dice dice;
  private final long seed;
  private final int steps;
  private final boolean isLong;
  private final ClassNode type = new ClassNode();
  private int line = 1;

  private BytecodeProgram(String className, long seed, int steps) {
    this.seed = seed;
    this.steps = steps;
    this.dice = new Dice(seed);
    this.isLong = dice.oneIn(60);
    type.visit(
        dice.of(VERSIONS),
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        className,
        null,
        "java/lang/Object",
        null);
    type.visitSource(className + ".java", null);
  }

  /** The class file of a class of this name with a method {@code run(Probe)}. */
  static byte[] classFile(String className, long seed, int steps) {
    return new BytecodeProgram(className, seed, steps).write();
  }

  private byte[] write() {
    for (int i = 0; i < METHODS; i++) {
      method("m" + i, "(L" + Names.PROBE + ";JLjava/lang/String;I)", i);
    }
    constructor();
    printed();
    method("run", "(L" + Names.PROBE + ";)", METHODS);
    ClassWriter writer = new ClassWriter(0);
    type.accept(writer);
    return writer.toByteArray();
  }

  private void constructor() {
    MethodNode init = new MethodNode(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, type.superName, "<init>", "()V", false);
    init.visitInsn(Opcodes.RETURN);
    init.visitMaxs(1, 1);
    type.methods.add(init);
  }

  private void printed() {
    MethodNode printed =
        new MethodNode(Opcodes.ACC_PUBLIC, "toString", "()Ljava/lang/String;", null, null);
    printed.visitLdcInsn("receiver");
    printed.visitInsn(Opcodes.ARETURN);
    printed.visitMaxs(1, 1);
    type.methods.add(printed);
  }

  private void method(String name, String arguments, int callable) {
    boolean isStatic = callable != INSTANCE;
    MethodNode method =
        new MethodNode(
            isStatic ? Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC : Opcodes.ACC_PUBLIC,
            name,
            arguments + "L" + Names.COROUTINE + ";",
            null,
            null);
    method.visibleAnnotations = new ArrayList<>(List.of(new AnnotationNode("Ldev/heddle/Async;")));
    List<Slot> locals = new ArrayList<>();
    if (!isStatic) {
      locals.add(Slot.of(Kind.OBJECT)); // more need not be known of the receiver
    }
    locals.add(Slot.of(Kind.PROBE));
    if (callable < METHODS) {
      locals.addAll(
          List.of(Slot.of(Kind.LONG), Slot.of(Kind.TOP), Slot.of(Kind.TEXT), Slot.of(Kind.INT)));
    }
    int arguments0 = locals.size();
    for (int i = 0; i <= FREE_LOCALS; i++) {
      locals.add(Slot.of(Kind.TOP));
    }
    Assembly code = new Assembly(method, dice, isStatic ? 0 : 1, new Shape(locals, List.of()));
    code.line(line++);
    code.op(Opcodes.ICONST_0 + 5);
    code.shape.push(Kind.INT);
    code.store(arguments0);
    write(code, arguments0, callable);
    code.ranges.endAll();
    code.endVariables();
    code.ranges.write(seed);
    type.methods.add(method);
  }

  private void write(Assembly code, int fuel, int callable) {
    Shape entry = code.shape.copy();
    Jumps jumps = new Jumps(code, fuel);
    PlainSteps plain = new PlainSteps(code, fuel, (type.version & 0xffff) >= Opcodes.V1_7, !isLong);
    Calls calls = new Calls(code, type.name, callable);
    boolean hasDeadCode = dice.oneIn(3);
    for (int left = steps; ; left--) {
      if (code.shape == null && !jumps.resume()) {
        code.ranges.endAll();
        if (!jumps.resume()) {
          if (!hasDeadCode) {
            return;
          }
          hasDeadCode = false;
          jumps.dead(entry);
        }
      }
      code.line(line++);
      if (left <= 0) {
        code.finish();
      } else if (dice.oneIn(4)) {
        jumps.step();
      } else if (dice.oneIn(8)) {
        calls.step();
      } else if (dice.oneIn(20)) {
        end(code);
      } else {
        plain.step();
      }
      if (isLong
          && code.shape != null
          && code.method.instructions.size() < BIG_METHOD_NOPS
          && dice.oneIn(40)) {
        pad(code);
      }
    }
  }

  private void end(Assembly code) {
    if (code.shape.stack.stream().anyMatch(slot -> slot.is(Kind.THROWABLE))
        && code.shape.top().is(Kind.THROWABLE)) {
      code.op(Opcodes.ATHROW);
      code.shape = null;
    } else {
      code.finish();
    }
  }

  /** Makes the jumps across this place longer than 32 KB. */
  private static void pad(Assembly code) {
    for (int i = 0; i < BIG_METHOD_NOPS; i++) {
      code.op(Opcodes.NOP);
    }
  }
}
