package dev.heddle.weaver.emit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;

/**
 * The attributes of a method that no specification names; they are kept as they are. ASM gives
 * those of the method and those of its code as one list, so a standard name in it, or none at all,
 * stood where it means nothing, and written again it could stand where it does.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.7">JVMS
 *     4.7</a>
 */
final class ForeignAttributes {

  private static final Set<String> STANDARD =
      Set.of(
          "AnnotationDefault",
          "Code",
          "Deprecated",
          "Exceptions",
          "LineNumberTable",
          "LocalVariableTable",
          "LocalVariableTypeTable",
          "MethodParameters",
          "RuntimeInvisibleAnnotations",
          "RuntimeInvisibleParameterAnnotations",
          "RuntimeInvisibleTypeAnnotations",
          "RuntimeVisibleAnnotations",
          "RuntimeVisibleParameterAnnotations",
          "RuntimeVisibleTypeAnnotations",
          "Signature",
          "StackMap",
          "StackMapTable",
          "Synthetic");

  private ForeignAttributes() {}

  static @Nullable List<Attribute> of(@Nullable List<Attribute> attributes) {
    if (attributes == null) {
      return null;
    }
    return attributes.stream().filter(a -> a.type != null && !STANDARD.contains(a.type)).toList();
  }
}
