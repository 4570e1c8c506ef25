package dev.heddle.weaver.emit;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** What a method shows of itself, apart from its code. */
final class MethodHeader {

  private MethodHeader() {}

  /** A method without code that looks as this one does. */
  static MethodNode of(MethodNode source) {
    MethodNode copy =
        new MethodNode(
            Opcodes.ASM9,
            source.access,
            source.name,
            source.desc,
            source.signature,
            source.exceptions.toArray(String[]::new));
    copy.parameters = source.parameters;
    copy.visibleAnnotations = source.visibleAnnotations;
    copy.invisibleAnnotations = source.invisibleAnnotations;
    copy.visibleTypeAnnotations = source.visibleTypeAnnotations;
    copy.invisibleTypeAnnotations = source.invisibleTypeAnnotations;
    copy.visibleParameterAnnotations = source.visibleParameterAnnotations;
    copy.invisibleParameterAnnotations = source.invisibleParameterAnnotations;
    copy.visibleAnnotableParameterCount = source.visibleAnnotableParameterCount;
    copy.invisibleAnnotableParameterCount = source.invisibleAnnotableParameterCount;
    copy.attrs = ForeignAttributes.of(source.attrs);
    return copy;
  }
}
