package dev.heddle.weaver.emit;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.analyse.PendingAllocation;
import dev.heddle.weaver.analyse.ReturnPoint;
import dev.heddle.weaver.lower.BodyMethod;
import dev.heddle.weaver.lower.FrameField;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendPoint;
import dev.heddle.weaver.read.AsyncMethod;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Writes the body of an async method (form 2): the original code with a jump to where it was
 * suspended before it, and behind it, out of line, what happens on suspension and resumption.
 */
final class BodyEmitter {

  private final StateMachine machine;
  private final MethodNode source;
  private final MethodNode body;
  private final Code code;
  private final StackMaps maps;
  private final SuspendCode suspends;
  private final ResumeCode resumes;
  private final TailReturns tails;
  private final Map<LabelNode, LabelNode> labels = new HashMap<>();
  private final Map<LabelNode, LabelNode> rangeEnds = new HashMap<>();
  private final LabelNode start = new LabelNode();
  private final LabelNode end = new LabelNode();
  private final IdentityHashMap<AbstractInsnNode, Consumer<AbstractInsnNode>> replacements =
      new IdentityHashMap<>();

  BodyEmitter(StateMachine machine, FrameMembers members) {
    this.machine = machine;
    this.source = machine.source().method().node();
    BodyMethod form = machine.body();
    this.body =
        machine.source().method().isInPlace()
            ? MethodHeader.of(source)
            : new MethodNode(Opcodes.ASM9, form.access(), form.name(), form.desc(), null, null);
    this.code = new Code(body.instructions);
    this.maps = new StackMaps(machine);
    PointLabels points = new PointLabels(machine);
    this.suspends = new SuspendCode(machine, members, maps, points, code);
    this.resumes = new ResumeCode(machine, members, maps, points, code);
    this.tails = new TailReturns(code);
    for (AbstractInsnNode insn : source.instructions) {
      if (insn instanceof LabelNode label) {
        labels.put(label, new LabelNode());
      }
    }
    planReplacements();
  }

  private void planReplacements() {
    if (!machine.source().method().isInPlace()) {
      planAwaits();
    }
    for (ReturnPoint point : machine.source().returns()) {
      replacements.put(point.at(), insn -> writeReturn(point));
      if (point.skipped() != null) {
        replacements.put(point.skipped(), insn -> {});
      }
    }
    for (PendingAllocation pending : machine.source().pendingAllocations()) {
      PendingConstruction rewrite = new PendingConstruction(machine, pending, code);
      replacements.put(pending.allocation(), insn -> rewrite.allocate());
      pending
          .constructions()
          .forEach(
              construction ->
                  replacements.put(construction.call(), insn -> rewrite.construct(construction)));
    }
    if (machine.source().method().isInPlace()) {
      machine.points().forEach(this::suspendBefore);
    }
  }

  private void planAwaits() {
    for (SuspendPoint point : machine.points()) {
      MethodInsnNode direct = point.await().directCall();
      if (direct != null) {
        AsyncMethod callee = point.await().callee();
        boolean isRun = point.await().kind() == AwaitPoint.Kind.AWAIT;
        replacements.put(
            direct,
            insn -> {
              if (isRun) {
                call(direct, callee);
              } else {
                makeFrame(direct, Objects.requireNonNull(callee), point);
              }
            });
      }
      replacements.put(point.await().await(), insn -> suspends.site(point));
    }
  }

  /** The call at an in-place point stays, whatever it has become. */
  private void suspendBefore(SuspendPoint point) {
    AbstractInsnNode call = point.await().await();
    Consumer<AbstractInsnNode> rewritten =
        replacements.getOrDefault(call, insn -> code.add(insn.clone(labels)));
    replacements.put(
        call,
        insn -> {
          suspends.siteBefore(point);
          rewritten.accept(insn);
        });
  }

  MethodNode emit() {
    code.add(start);
    resumes.prologue();
    suspends.separateFromFrame(source.instructions.getFirst());
    copyInstructions();
    suspends.outOfLine();
    resumes.outOfLine();
    tails.outOfLine();
    dropLinesWithoutCode();
    code.add(end);
    copyHandlers();
    new BodyVariables(machine, labels).copyTo(body, start, end, resumes);
    return body;
  }

  /** The last instruction of the source may be left out, and the JVM refuses a line behind all. */
  private void dropLinesWithoutCode() {
    AbstractInsnNode last = body.instructions.getLast();
    while (last != null && last.getOpcode() < 0) {
      AbstractInsnNode before = last.getPrevious();
      if (last instanceof LineNumberNode) {
        body.instructions.remove(last);
      }
      last = before;
    }
  }

  private void copyInstructions() {
    int index = 0;
    for (AbstractInsnNode insn : source.instructions) {
      boolean isReachable = machine.source().flow().isReachable(index++);
      Consumer<AbstractInsnNode> replacement = replacements.get(insn);
      if (!isReachable && !(insn instanceof LabelNode)) {
        continue; // its stack would not be counted
      }
      clear(machine.kept().clearedBefore().get(insn));
      if (insn instanceof FrameNode map) {
        code.add(maps.adapted(map, labels));
      } else if (replacement != null) {
        replacement.accept(insn);
      } else {
        code.add(insn.clone(labels));
      }
      List<FrameField> dead = machine.kept().clearedAfter().get(insn);
      if (dead != null) {
        endRangesBehind(insn);
        clear(dead);
      }
    }
  }

  /**
   * A range that ends behind an instruction ends before what is added there: it need not be true
   * any more of the locals what the handler says of them, if the instruction is a store.
   */
  private void endRangesBehind(AbstractInsnNode insn) {
    LabelNode ended = new LabelNode();
    code.add(ended);
    for (AbstractInsnNode at = insn.getNext();
        at != null && at.getOpcode() < 0;
        at = at.getNext()) {
      if (at instanceof LabelNode label) {
        rangeEnds.put(label, ended);
      }
    }
  }

  private void clear(@Nullable List<FrameField> dead) {
    if (dead != null) {
      for (FrameField field : dead) {
        code.loadObject(machine.slots().frame()).op(Opcodes.ACONST_NULL); // ... frame null
        code.putField(machine.body().frameClass(), field.name(), field.desc()); // ...
      }
    }
  }

  private void call(MethodInsnNode original, @Nullable AsyncMethod callee) {
    if (callee == null) {
      code.add(LinkedCall.of(original)); // Object
    } else {
      callBody(callee); // Object
    }
  }

  private void makeFrame(MethodInsnNode original, AsyncMethod callee, SuspendPoint point) {
    BodyMethod target = Objects.requireNonNull(machine.bodies().get(callee.key()));
    if (!target.isStatic()) {
      // For null the call is made as it was written: the JVM finds the words for what is null.
      LabelNode present = new LabelNode();
      code.op(Opcodes.DUP).jump(Opcodes.IFNONNULL, present); // receiver
      code.op(Opcodes.DUP).add(original.clone(labels)); // receiver generator
      code.op(Opcodes.POP); // receiver
      code.add(present).frame(suspends.localsAt(point), suspends.stackAt(point, target.owner()));
    }
    FrameFactory.call(code, target, callee.node().desc); // frame
  }

  private void callBody(AsyncMethod callee) {
    BodyMethod target = Objects.requireNonNull(machine.bodies().get(callee.key()));
    code.op(Opcodes.ACONST_NULL); // arguments... frame
    code.call(
        target.invocation(),
        target.owner(),
        target.name(),
        target.desc(),
        target.ownerIsInterface()); // Object
  }

  private void writeReturn(ReturnPoint point) {
    switch (point.kind()) {
      case VALUE -> {
        if (Type.getArgumentTypes(Objects.requireNonNull(point.call()).desc).length == 0) {
          code.op(Opcodes.ACONST_NULL); // value
        }
        code.op(Opcodes.ARETURN);
      }
      case TAIL_CALL -> {
        call(Objects.requireNonNull(point.call()), point.callee()); // Object
        code.op(Opcodes.ARETURN);
      }
      case COROUTINE -> {
        if (machine.source().method().kind().isGenerator()) {
          code.loadObject(machine.slots().frame()).op(Opcodes.SWAP); // frame generator
          FrameClassEmitter.callGeneratorFrame(code, RuntimeNames.BECOME); // answer
          code.op(Opcodes.ARETURN);
        } else {
          tails.awaitAndReturn(point, machine.slots().temporaries());
        }
      }
    }
  }

  private void copyHandlers() {
    for (TryCatchBlockNode block : source.tryCatchBlocks) {
      if (!machine.source().flow().isReachable(source.instructions.indexOf(block.handler))) {
        continue; // another handler takes everything before
      }
      LabelNode begins = Objects.requireNonNull(labels.get(block.start));
      LabelNode ends = Objects.requireNonNull(labels.get(block.end));
      if (hasCode(begins, ends)) { // else an end that was moved may lie before the start
        ends = rangeEnds.getOrDefault(block.end, ends);
      }
      TryCatchBlockNode copy =
          new TryCatchBlockNode(begins, ends, labels.get(block.handler), block.type);
      copy.visibleTypeAnnotations = block.visibleTypeAnnotations;
      copy.invisibleTypeAnnotations = block.invisibleTypeAnnotations;
      if (hasCode(copy.start, copy.end)) {
        body.tryCatchBlocks.add(copy);
      }
      resumes.addRanges(block, copy, body.tryCatchBlocks);
    }
  }

  /** The range may have held nothing but an instruction that was left out. */
  static boolean hasCode(LabelNode start, LabelNode end) {
    for (AbstractInsnNode at = start; at != end; at = at.getNext()) {
      if (at.getOpcode() >= 0) {
        return true;
      }
    }
    return false;
  }
}
