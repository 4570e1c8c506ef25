package dev.heddle.weaver.read;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Chooses all methods with code, for tests that weave classes which know nothing of Heddle. */
final class TortureSelection {

  private TortureSelection() {}

  static List<AsyncMethod> of(ClassNode owner, SkippedMethods skipped) {
    boolean isInterface = (owner.access & Opcodes.ACC_INTERFACE) != 0;
    List<AsyncMethod> methods =
        owner.methods.stream()
            .filter(method -> method.instructions.size() > 0)
            .map(m -> new AsyncMethod(owner.name, isInterface, m, SelectionRule.TORTURE))
            .toList();
    if ((owner.version & 0xffff) < Opcodes.V1_6) {
      skipped.add(SkippedMethods.Reason.OLD_CLASS_FILE, methods.size());
      return List.of();
    }
    List<AsyncMethod> mapped =
        methods.stream().filter(method -> !StackMapCheck.lacksStackMap(method.node())).toList();
    skipped.add(SkippedMethods.Reason.NO_STACK_MAP, methods.size() - mapped.size());
    return mapped;
  }
}
