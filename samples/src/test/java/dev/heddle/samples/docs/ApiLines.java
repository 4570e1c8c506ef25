package dev.heddle.samples.docs;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a class lets others see, as lines of text: itself, then its members, sorted. */
final class ApiLines {
  private static final int VISIBLE = Modifier.PUBLIC | Modifier.PROTECTED;

  private ApiLines() {}

  /** The lines of a class; none for one that others can't name. */
  static List<String> of(String name, ClassLoader loader) {
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name + " is in the jar and can't be loaded", e);
    }
    if (!isVisible(type)) {
      return List.of();
    }
    List<String> members = new ArrayList<>();
    addMembers(type, members);
    Class<?> parent = type.getSuperclass();
    while (parent != null && !isVisible(parent)) { // what it has is used as the type's own
      addMembers(parent, members);
      parent = parent.getSuperclass();
    }
    return Stream.concat(
            Stream.of(type.toGenericString() + supertypes(type)),
            members.stream().sorted().map(line -> "  " + line))
        .toList();
  }

  private static void addMembers(Class<?> type, List<String> members) {
    lines(type.getDeclaredConstructors(), Constructor::toGenericString).forEach(members::add);
    lines(type.getDeclaredMethods(), Method::toGenericString).forEach(members::add);
    lines(type.getDeclaredFields(), Field::toGenericString).forEach(members::add);
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return (type.getModifiers() & VISIBLE) != 0
        && !type.isSynthetic()
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && (outer == null || isVisible(outer));
  }

  private static <M extends Member> Stream<String> lines(M[] members, Function<M, String> text) {
    return Arrays.stream(members)
        .filter(m -> (m.getModifiers() & VISIBLE) != 0 && !m.isSynthetic())
        .map(text);
  }

  private static String supertypes(Class<?> type) {
    Type parent = type.getGenericSuperclass();
    String extended =
        parent == null || parent == Object.class ? "" : " extends " + parent.getTypeName();
    Type[] interfaces = type.getGenericInterfaces();
    String implemented =
        Arrays.stream(interfaces).map(Type::getTypeName).collect(Collectors.joining(", "));
    return extended + (implemented.isEmpty() ? "" : " implements " + implemented);
  }
}
