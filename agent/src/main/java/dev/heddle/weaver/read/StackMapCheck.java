package dev.heddle.weaver.read;

import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Location;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Reports async methods that have no stack map where they need one (W0103). Version 50 may leave it
 * out: the JVM then infers the types, and looks up how classes are related, which means to load
 * them. Subroutines (jsr and ret) only exist in code without a stack map.
 */
final class StackMapCheck {

  private static final String RECOMPILE =
      "compile it with javac --release 8 or newer (-target 7 or newer, of other compilers)";

  private StackMapCheck() {}

  /** Those of the methods that can be analysed; the others are reported. */
  static List<AsyncMethod> passed(
      ClassNode node, List<AsyncMethod> coroutines, Diagnostics diagnostics) {
    int version = node.version & 0xffff;
    if (coroutines.isEmpty() || version > Opcodes.V1_6) {
      return coroutines;
    }
    if (version < Opcodes.V1_6) {
      error(
          diagnostics,
          "class file version " + version + " is too old to be woven",
          Places.of(node),
          "before version 50 (Java 6) class files have no stack maps, which tell the weaver the"
              + " types of what it saves",
          RECOMPILE);
      return List.of();
    }
    List<AsyncMethod> passed = new ArrayList<>();
    for (AsyncMethod method : coroutines) {
      if (lacksStackMap(method.node())) {
        error(
            diagnostics,
            "the method has no stack map",
            Places.of(node, method.node(), Lines.firstOf(method.node().instructions)),
            "version 50 (Java 6) lets a compiler leave it out; the types where two ways join could"
                + " only be found by loading the classes that they name",
            RECOMPILE);
      } else {
        passed.add(method);
      }
    }
    return passed;
  }

  /** Whether ways join in the method, and it doesn't tell the types there. */
  static boolean lacksStackMap(MethodNode method) {
    boolean joins = !method.tryCatchBlocks.isEmpty();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FrameNode) {
        return false;
      }
      joins |=
          insn instanceof JumpInsnNode
              || insn instanceof TableSwitchInsnNode
              || insn instanceof LookupSwitchInsnNode;
    }
    return joins;
  }

  private static void error(
      Diagnostics diagnostics, String headline, Location place, String why, String help) {
    diagnostics.error("W0103", headline, place, List.of(), why, help);
  }
}
