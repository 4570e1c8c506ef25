package dev.heddle.weaver.emit;

import dev.heddle.weaver.analyse.Flow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;

/**
 * The variables of a method, for debuggers. Ranges that differed in the source may have become the
 * same, and the JVM refuses two entries with the same name, slot and range.
 */
final class VariableTable {

  private record Key(
      String name, int slot, @Nullable AbstractInsnNode from, @Nullable AbstractInsnNode to) {}

  private final List<LocalVariableNode> entries = new ArrayList<>();
  private final Set<Key> keys = new HashSet<>();

  /** Adds an entry, unless it says what another one does. Its range must be written already. */
  void add(LocalVariableNode variable) {
    Key key =
        new Key(
            variable.name,
            variable.index,
            Flow.nextReal(variable.start),
            Flow.nextReal(variable.end));
    if (keys.add(key)) {
      entries.add(variable);
    }
  }

  /** All entries, in the order in which they were added; what is added later appears in it. */
  List<LocalVariableNode> entries() {
    return entries;
  }
}
