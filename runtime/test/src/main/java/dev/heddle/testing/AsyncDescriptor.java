package dev.heddle.testing;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A class or a method of the engine, as Jupiter's annotations describe it. */
abstract sealed class AsyncDescriptor extends AbstractTestDescriptor
    permits AsyncClass, AsyncMethod {
  private final AnnotatedElement element;

  AsyncDescriptor(UniqueId id, AnnotatedElement element, String plainName, TestSource source) {
    super(id, displayName(element, plainName), source);
    this.element = element;
  }

  /** Why it is not to be run. */
  final Optional<String> disabled() {
    return AnnotationSupport.findAnnotation(element, Disabled.class)
        .map(disabled -> disabled.value().isEmpty() ? element + " is @Disabled" : disabled.value());
  }

  /** Its own and those of what it is in. */
  @Override
  public final Set<TestTag> getTags() {
    Set<TestTag> tags = new LinkedHashSet<>();
    getParent().ifPresent(parent -> tags.addAll(parent.getTags()));
    AnnotationSupport.findRepeatableAnnotations(element, Tag.class).stream()
        .filter(tag -> TestTag.isValid(tag.value()))
        .forEach(tag -> tags.add(TestTag.create(tag.value())));
    return tags;
  }

  private static String displayName(AnnotatedElement element, String plainName) {
    return AnnotationSupport.findAnnotation(element, DisplayName.class)
        .map(DisplayName::value)
        .filter(name -> !name.isBlank())
        .orElse(plainName);
  }
}
