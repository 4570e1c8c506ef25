package dev.heddle.weaver.read;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.tree.ClassNode;

/** Attributes that ASM hands on as bytes, since it doesn't know what they say. */
final class UnknownAttributes {

  private UnknownAttributes() {}

  /** The type of the first one in a class; null if it has none. */
  static @Nullable String firstIn(ClassNode node) {
    return Stream.of(
            Stream.ofNullable(node.attrs),
            node.fields.stream().map(field -> field.attrs),
            node.methods.stream().map(method -> method.attrs),
            Stream.ofNullable(node.recordComponents)
                .flatMap(List::stream)
                .map(component -> component.attrs))
        .flatMap(lists -> lists)
        .flatMap(UnknownAttributes::types)
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> types(@Nullable List<Attribute> attributes) {
    return attributes == null ? Stream.of() : attributes.stream().map(a -> a.type);
  }
}
