package dev.heddle.weaver.emit;

import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.lower.Argument;
import dev.heddle.weaver.lower.BodyMethod;
import dev.heddle.weaver.lower.FrameField;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.read.AsyncMethod;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * The static method of a frame class that makes a frame of a receiver, if there is one, and
 * arguments: for those who want a generator's frame and no generator.
 */
final class FrameFactory {

  private static final String NAME = "make";

  private FrameFactory() {}

  /** Whether some method of a class calls that of this one. */
  static boolean isWanted(StateMachine machine, List<StateMachine> all) {
    AsyncMethod method = machine.source().method();
    return all.stream()
        .flatMap(other -> other.points().stream())
        .map(point -> point.await())
        .anyMatch(
            await ->
                await.kind() == AwaitPoint.Kind.YIELD_FROM_CALL && method.equals(await.callee()));
  }

  /** The stack is receiver, arguments; it becomes the frame. */
  static void call(Code code, BodyMethod body, String methodDesc) {
    code.call(Opcodes.INVOKESTATIC, body.frameClass(), NAME, desc(body, methodDesc));
  }

  private static String desc(BodyMethod body, String methodDesc) {
    String arguments = methodDesc.substring(1, methodDesc.indexOf(')'));
    String receiver = body.isStatic() ? "" : "L" + body.owner() + ";";
    return "(" + receiver + arguments + ")L" + body.frameClass() + ";";
  }

  /** Writes the method. */
  static void write(FrameClassEmitter emitter, StateMachine machine) {
    BodyMethod body = machine.body();
    String desc = desc(body, machine.source().method().node().desc);
    Code code = emitter.method(Opcodes.ACC_STATIC, NAME, desc);
    writeFrame(code, machine); // frame
    code.op(Opcodes.ARETURN);
  }

  /** Pushes a new frame that holds the receiver and the arguments of the method being written. */
  static void writeFrame(Code code, StateMachine machine) {
    String frameClass = machine.body().frameClass();
    code.type(Opcodes.NEW, frameClass).op(Opcodes.DUP); // frame frame
    code.call(Opcodes.INVOKESPECIAL, frameClass, "<init>", "()V"); // frame
    if (!machine.body().isStatic()) {
      code.op(Opcodes.DUP).loadObject(0); // frame frame this
      code.putField(frameClass, "this", "L" + machine.body().owner() + ";"); // frame
    }
    for (Argument argument : machine.arguments()) {
      FrameField field = argument.field();
      code.op(Opcodes.DUP).load(argument.type(), argument.slot()); // frame frame value
      code.putField(frameClass, field.name(), field.desc()); // frame
    }
  }
}
