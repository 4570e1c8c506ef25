package dev.heddle.weaver.emit;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.read.AsyncKind;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes the method that people call (form 1): signature, annotations and parameters are as they
 * were; its code makes the coroutine and runs nothing, or makes the future and starts the body.
 */
final class EntryEmitter {

  private final StateMachine machine;
  private final MethodNode source;

  EntryEmitter(StateMachine machine) {
    this.machine = machine;
    this.source = machine.source().method().node();
  }

  MethodNode emit() {
    MethodNode entry = MethodHeader.of(source);
    writeCode(entry);
    return entry;
  }

  private void writeCode(MethodNode entry) {
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    Code code = new Code(entry.instructions).add(start);
    FrameFactory.writeFrame(code, machine); // frame
    start(code, machine.source().method().kind()); // coroutine, generator or future
    code.op(Opcodes.ARETURN).add(end);
    keepParameterNames(entry, start, end);
  }

  private static void start(Code code, AsyncKind kind) {
    switch (kind) {
      case COROUTINE -> {} // the frame it is
      case COMPLETABLE_FUTURE, COMPLETION_STAGE ->
          start(code, "future", RuntimeNames.FRAME, RuntimeNames.COMPLETABLE_FUTURE);
      case GENERATOR ->
          start(code, "generator", RuntimeNames.GENERATOR_FRAME, RuntimeNames.GENERATOR);
      case ASYNC_GENERATOR ->
          start(code, "asyncGenerator", RuntimeNames.GENERATOR_FRAME, RuntimeNames.ASYNC_GENERATOR);
    }
  }

  private static void start(Code code, String name, String frame, String result) {
    code.call(Opcodes.INVOKESTATIC, RuntimeNames.START, name, "(L" + frame + ";)L" + result + ";");
  }

  private void keepParameterNames(MethodNode entry, LabelNode start, LabelNode end) {
    if (source.localVariables == null) {
      return;
    }
    VariableTable table = new VariableTable();
    entry.localVariables = table.entries();
    int slots = machine.source().method().argumentSlots();
    for (LocalVariableNode variable : source.localVariables) {
      if (variable.index < slots && variable.start == source.instructions.getFirst()) {
        table.add(
            new LocalVariableNode(
                variable.name, variable.desc, variable.signature, start, end, variable.index));
      }
    }
  }
}
