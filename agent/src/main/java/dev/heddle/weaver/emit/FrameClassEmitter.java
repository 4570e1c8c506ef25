package dev.heddle.weaver.emit;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.analyse.ValueType;
import dev.heddle.weaver.lower.Argument;
import dev.heddle.weaver.lower.BodyMethod;
import dev.heddle.weaver.lower.FrameField;
import dev.heddle.weaver.lower.Spill;
import dev.heddle.weaver.lower.StateMachine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** Writes the frame class of one async method. */
final class FrameClassEmitter {

  /** Characters of one string constant: well below its 65,535 bytes in any alphabet. */
  private static final int CONSTANT_CHARS = 20_000;

  private static final int SYNTHETIC = Opcodes.ACC_SYNTHETIC;
  private static final String BUILDER = "java/lang/StringBuilder";

  private final StateMachine machine;
  private final BodyMethod body;
  private final FrameMembers members;
  private final boolean hasFactory;
  private final ClassNode frame = new ClassNode();

  FrameClassEmitter(StateMachine machine, FrameMembers members, boolean hasFactory) {
    this.machine = machine;
    this.body = machine.body();
    this.members = members;
    this.hasFactory = hasFactory;
  }

  ClassFile emit(int version, @Nullable String sourceFile) {
    frame.visit(
        version & 0xffff, // a frame class uses no preview feature
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | SYNTHETIC,
        body.frameClass(),
        null,
        machine.source().method().kind().frameSuperclass(),
        null);
    if (!body.isStatic()) {
      frame.fields.add(new FieldNode(SYNTHETIC, "this", ownerDesc(), null, null));
    }
    for (FrameField field : machine.fields()) {
      frame.fields.add(new FieldNode(SYNTHETIC, field.name(), field.desc(), null, null));
    }
    initialiser();
    constructor();
    if (hasFactory) {
      FrameFactory.write(this, machine);
    }
    resume();
    forget();
    members.saves().forEach(this::save);
    members.clears().forEach(this::clear);
    layout(LayoutText.of(machine, sourceFile));
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.setComputeLimits(Integer.MAX_VALUE, Long.MAX_VALUE); // as for the host
    frame.accept(writer);
    return new ClassFile(body.frameClass(), writer.toByteArray());
  }

  Code method(int access, String name, String desc) {
    MethodNode method = new MethodNode(access | SYNTHETIC, name, desc, null, null);
    frame.methods.add(method);
    return new Code(method.instructions);
  }

  private void initialiser() {
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    frame.methods.add(method);
    new Code(method.instructions)
        .pushInt(RuntimeNames.ABI)
        .pushString(body.frameClass().replace('/', '.'))
        .call(Opcodes.INVOKESTATIC, RuntimeNames.FRAME, "requireAbi", "(ILjava/lang/String;)V")
        .op(Opcodes.RETURN);
  }

  private void constructor() {
    method(0, "<init>", "()V")
        .loadObject(0)
        .call(Opcodes.INVOKESPECIAL, frame.superName, "<init>", "()V")
        .op(Opcodes.RETURN);
  }

  /** Calls the body. The arguments mean something only when it starts. */
  private void resume() {
    Code code = method(Opcodes.ACC_PROTECTED, "resume", "()Ljava/lang/Object;");
    if (machine.source().method().isInPlace()) {
      code.op(Opcodes.ACONST_NULL).op(Opcodes.ARETURN); // nobody has this frame but its method
      return;
    }
    if (!body.isStatic()) {
      code.loadObject(0).getField(body.frameClass(), "this", ownerDesc());
    }
    if (body.takesArguments()) {
      for (Argument argument : machine.arguments()) {
        FrameField field = argument.field();
        code.loadObject(0).getField(body.frameClass(), field.name(), field.desc());
      }
    }
    code.loadObject(0);
    code.call(body.invocation(), body.owner(), body.name(), body.desc(), body.ownerIsInterface());
    code.op(Opcodes.ARETURN);
  }

  /** Arguments: stack..., suspension, receiver, frame or null, locals..., state. */
  private void save(FrameMembers.Save save) {
    Code code = method(Opcodes.ACC_STATIC, save.name(), save.desc());
    int suspension = slots(save.stack());
    int receiver = suspension + 1;
    int frameSlot = body.isStatic() ? receiver : receiver + 1;
    if (save.kind().mayLackFrame()) {
      makeFrame(code, frameSlot, receiver);
    }
    put(code, save.stack(), 0, frameSlot);
    int state = put(code, save.locals(), frameSlot + 1, frameSlot);
    code.loadObject(frameSlot).load(ValueType.INT, state); // frame state
    code.putField(RuntimeNames.FRAME, RuntimeNames.FRAME_STATE, "I"); //
    answer(code, save.kind(), suspension, frameSlot);
    code.op(Opcodes.ARETURN);
  }

  /** A body that is called directly has no frame until it suspends. */
  private void makeFrame(Code code, int frameSlot, int receiver) {
    LabelNode made = new LabelNode();
    code.loadObject(frameSlot).jump(Opcodes.IFNONNULL, made); //
    code.type(Opcodes.NEW, body.frameClass()).op(Opcodes.DUP); // frame frame
    code.call(Opcodes.INVOKESPECIAL, body.frameClass(), "<init>", "()V"); // frame
    code.storeObject(frameSlot); //
    if (!body.isStatic()) {
      code.loadObject(frameSlot).loadObject(receiver); // frame this
      code.putField(body.frameClass(), "this", ownerDesc()); //
    }
    code.add(made).sameFrame();
  }

  /**
   * Pushes the suspension with the frame pushed, or what the generator frame says to return; for a
   * method that stays in place, the frame.
   */
  static void answer(Code code, AwaitPoint.Kind kind, int valueSlot, int frameSlot) {
    if (kind == AwaitPoint.Kind.IN_PLACE) {
      code.loadObject(frameSlot); // frame
    } else if (kind == AwaitPoint.Kind.AWAIT) {
      code.loadObject(valueSlot).type(Opcodes.CHECKCAST, RuntimeNames.SUSPENSION);
      code.loadObject(frameSlot); // suspension frame
      code.call(
          Opcodes.INVOKEVIRTUAL,
          RuntimeNames.SUSPENSION,
          "push",
          "(L" + RuntimeNames.FRAME + ";)L" + RuntimeNames.SUSPENSION + ";"); // suspension
    } else {
      code.loadObject(frameSlot).loadObject(valueSlot); // frame value
      callGeneratorFrame(
          code,
          switch (kind) {
            case YIELD -> RuntimeNames.YIELD;
            case YIELD_FROM_CALL -> RuntimeNames.DELEGATE;
            default -> RuntimeNames.YIELD_FROM;
          }); // marker
    }
  }

  /** The stack is frame, value; it becomes what the body is to return. */
  static void callGeneratorFrame(Code code, String name) {
    code.call(
        Opcodes.INVOKEVIRTUAL,
        RuntimeNames.GENERATOR_FRAME,
        name,
        "(Ljava/lang/Object;)Ljava/lang/Object;");
  }

  private int put(Code code, List<Spill> spills, int first, int frameSlot) {
    int slot = first;
    for (Spill spill : spills) {
      FrameField field = spill.field();
      if (field != null) {
        code.loadObject(frameSlot).load(spill.type(), slot); // frame value
        code.putField(body.frameClass(), field.name(), field.desc()); //
      }
      slot += spill.type().getSize();
    }
    return slot;
  }

  private static int slots(List<Spill> spills) {
    return spills.stream().mapToInt(spill -> spill.type().getSize()).sum();
  }

  private void clear(FrameMembers.Clear clear) {
    clear(method(0, clear.name(), "()V"), clear.fields());
  }

  /** What a body that runs keeps in its frame, a failure that leaves it leaves there. */
  private void forget() {
    Set<FrameField> kept = new HashSet<>(machine.kept().fromStart());
    machine.points().forEach(point -> kept.addAll(point.kept()));
    List<FrameField> fields =
        machine.fields().stream().filter(FrameField::isReference).filter(kept::contains).toList();
    if (!fields.isEmpty()) {
      clear(method(Opcodes.ACC_PROTECTED, RuntimeNames.FORGET, "()V"), fields);
    }
  }

  private void clear(Code code, List<FrameField> fields) {
    for (FrameField field : fields) {
      code.loadObject(0).op(Opcodes.ACONST_NULL); // this null
      code.putField(body.frameClass(), field.name(), field.desc()); //
    }
    code.op(Opcodes.RETURN);
  }

  private void layout(String text) {
    Code code = method(Opcodes.ACC_PROTECTED, "layout", "()Ljava/lang/String;");
    if (text.length() <= CONSTANT_CHARS) {
      code.pushString(text).op(Opcodes.ARETURN);
      return;
    }
    code.type(Opcodes.NEW, BUILDER).op(Opcodes.DUP); // builder builder
    code.call(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V"); // builder
    List<Integer> starts =
        Stream.iterate(0, at -> at < text.length(), at -> at + CONSTANT_CHARS).toList();
    for (int start : starts) {
      code.pushString(text.substring(start, Math.min(start + CONSTANT_CHARS, text.length())));
      code.call(Opcodes.INVOKEVIRTUAL, BUILDER, "append", "(Ljava/lang/String;)L" + BUILDER + ";");
    }
    code.call(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;");
    code.op(Opcodes.ARETURN);
  }

  private String ownerDesc() {
    return "L" + body.owner() + ";";
  }
}
