package dev.heddle.testing;

import static java.util.stream.Collectors.joining;

import dev.heddle.Awaitable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** A method marked with {@link AsyncTest}, in the class that it is run in. */
final class AsyncMethod extends AsyncDescriptor {
  private final Class<?> testClass;
  private final Method method;

  AsyncMethod(UniqueId id, Class<?> testClass, Method method) {
    super(id, method, text(method, Class::getSimpleName), MethodSource.from(testClass, method));
    this.testClass = testClass;
    this.method = method;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  Class<?> testClass() {
    return testClass;
  }

  Method method() {
    return method;
  }

  /** Why the method can't be a test: a test that is passed over would look like one that passes. */
  Optional<String> refusal() {
    String fault =
        Modifier.isStatic(method.getModifiers())
            ? "is static; a test belongs to an object of its class"
            : Modifier.isPrivate(method.getModifiers())
                ? "is private; leave that out"
                : !Awaitable.class.isAssignableFrom(method.getReturnType())
                    ? "returns "
                        + method.getReturnType().getName()
                        + "; make it return a Coroutine,"
                        + " or mark it with Jupiter's @Test"
                    : null;
    return Optional.ofNullable(fault)
        .map(what -> "@AsyncTest " + testClass.getName() + "." + method.getName() + "() " + what);
  }

  /** Name and types of the parameters: what tells the methods of a class apart. */
  static String signature(Method method) {
    return text(method, Class::getName);
  }

  private static String text(Method method, Function<Class<?>, String> type) {
    return Stream.of(method.getParameterTypes())
        .map(type)
        .collect(joining(", ", method.getName() + "(", ")"));
  }
}
