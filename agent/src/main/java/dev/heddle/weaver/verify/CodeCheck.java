package dev.heddle.weaver.verify;

import dev.heddle.weaver.analyse.Flow;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicVerifier;

/** Checks the code of one method as it was given. */
final class CodeCheck {

  private CodeCheck() {}

  /** What the JVM would refuse it for; null when nothing is found. */
  static @Nullable String flawOf(String owner, MethodNode method) {
    try {
      new Analyzer<>(new BasicVerifier()).analyze(owner, method);
    } catch (AnalyzerException | RuntimeException | AssertionError e) {
      return String.valueOf(e.getMessage());
    }
    return targetsHaveTypes(method)
        ? null
        : "a jump leads to a place that the stack map leaves out";
  }

  /** JVMS 4.10.1.6: whatever is jumped to has an entry in the stack map. */
  private static boolean targetsHaveTypes(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      for (LabelNode target : Flow.jumpTargets(insn)) {
        if (!hasTypes(target)) {
          return false;
        }
      }
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (!hasTypes(block.handler)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasTypes(LabelNode target) {
    for (AbstractInsnNode at = target; at != null && at.getOpcode() < 0; at = at.getNext()) {
      if (at instanceof FrameNode) {
        return true;
      }
    }
    return false;
  }
}
