package dev.heddle.weaver.verify;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.ClassFileVersion;
import dev.heddle.weaver.emit.WovenClass;
import dev.heddle.weaver.lower.BodyMethod;
import dev.heddle.weaver.lower.StateMachine;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.BasicVerifier;

/**
 * Checks a woven class: its code passes ASM's verifier (as far as that goes without the class
 * hierarchy), no variable that is needed after an await is lost there, and each comes from a field
 * that holds it.
 */
public final class Verification {

  private Verification() {}

  /**
   * Checks the bodies and the frame classes.
   *
   * @throws VerificationException when one is wrong
   */
  public static void verify(WovenClass woven) throws VerificationException {
    ClassNode host = parse(woven.host());
    Map<String, ClassNode> frames = new HashMap<>();
    for (ClassFile frame : woven.frames()) {
      ClassNode node = parse(frame);
      frames.put(node.name, node);
      for (MethodNode method : node.methods) {
        verify(node, method);
      }
    }
    for (StateMachine machine : woven.machines()) {
      MethodNode body = bodyIn(host, machine.body());
      verify(host, body);
      String frame = machine.body().frameClass();
      LostVariables.check(machine, body, Objects.requireNonNull(frames.get(frame), frame));
    }
  }

  private static ClassNode parse(ClassFile file) {
    ClassNode node = new ClassNode();
    ClassFileVersion.reader(file.bytes()).accept(node, ClassReader.EXPAND_FRAMES);
    return node;
  }

  private static MethodNode bodyIn(ClassNode host, BodyMethod body) throws VerificationException {
    for (MethodNode method : host.methods) {
      if (method.name.equals(body.name()) && method.desc.equals(body.desc())) {
        return method;
      }
    }
    throw new VerificationException("the body of " + body.name() + " is missing", null);
  }

  private static void verify(ClassNode owner, MethodNode method) throws VerificationException {
    try {
      new CodeAnalyzer(method).analyze(owner.name, method);
    } catch (AnalyzerException | RuntimeException | AssertionError e) {
      throw new VerificationException(owner.name + "." + method.name + method.desc, e);
    }
  }

  /**
   * Takes no exception from labels and stores. They throw none, and ASM lets a handler see what a
   * store did, even the last of its range; the JVM doesn't.
   */
  private static final class CodeAnalyzer extends Analyzer<BasicValue> {
    private final InsnList code;

    CodeAnalyzer(MethodNode method) {
      super(new BasicVerifier());
      this.code = method.instructions;
      setComputeLimits(Integer.MAX_VALUE, Long.MAX_VALUE); // as the writer's
    }

    @Override
    protected boolean newControlFlowExceptionEdge(int insnIndex, int successorIndex) {
      int opcode = code.get(insnIndex).getOpcode();
      return opcode >= 0 && (opcode < Opcodes.ISTORE || opcode > Opcodes.ASTORE);
    }
  }
}
