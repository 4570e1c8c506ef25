package dev.heddle.weaver.lower;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * The fields of a generator's frame that keep their values while its body runs. A yield need not
 * write again what has not changed since, which is cheaper by a good deal for a reference: the
 * garbage collector wants to know of each write. A reference whose variable dies is cleared there.
 *
 * @param fromStart the fields of arguments that are kept when the body begins
 * @param clearedBefore what is cleared before an instruction of the source
 * @param clearedAfter what is cleared between an instruction of the source and the one behind it
 */
public record KeptFields(
    Set<FrameField> fromStart,
    Map<AbstractInsnNode, List<FrameField>> clearedBefore,
    Map<AbstractInsnNode, List<FrameField>> clearedAfter) {

  /** Nothing is kept: a body that runs has all its variables to itself. */
  static final KeptFields NONE = new KeptFields(Set.of(), Map.of(), Map.of());
}
