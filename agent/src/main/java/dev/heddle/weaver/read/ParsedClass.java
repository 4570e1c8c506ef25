package dev.heddle.weaver.read;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The product of the first stage.
 *
 * @param reader the class file as it was; what isn't woven is copied from it
 * @param node the same as a tree, frames expanded
 * @param coroutines the methods to weave, in the order of the class file
 */
public record ParsedClass(ClassReader reader, ClassNode node, List<AsyncMethod> coroutines) {

  /** The async method with this name and descriptor, if this class has one. */
  public Optional<AsyncMethod> coroutine(String name, String desc) {
    return coroutines.stream()
        .filter(method -> method.node().name.equals(name) && method.node().desc.equals(desc))
        .findFirst();
  }
}
