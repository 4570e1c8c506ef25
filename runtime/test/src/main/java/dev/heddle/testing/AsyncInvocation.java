package dev.heddle.testing;

import dev.heddle.Awaitable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** One run of an async test on a loop, with what goes before and after it. */
final class AsyncInvocation {
  private final LoopSession session;

  /** The test's object, with the objects around it before it. */
  private final List<Object> instances = new ArrayList<>();

  private AsyncInvocation(LoopSession session) {
    this.session = session;
  }

  /** Runs a test on an object of its own, without finishing the session. */
  static void run(LoopSession session, AsyncMethod test) throws Throwable {
    new AsyncInvocation(session).run(test);
  }

  /** Runs a static method that goes before or after all tests, without finishing the session. */
  static void runOnce(LoopSession session, Method method) throws Throwable {
    new AsyncInvocation(session).call(method, null);
  }

  private void run(AsyncMethod test) throws Throwable {
    create(test.testClass());
    Failures.runAll(
        () -> {
          around(BeforeEach.class, HierarchyTraversalMode.TOP_DOWN);
          call(test.method(), instances.get(instances.size() - 1));
        },
        () -> {
          Collections.reverse(instances);
          around(AfterEach.class, HierarchyTraversalMode.BOTTOM_UP);
        });
  }

  private void create(Class<?> testClass) {
    if (Modifier.isStatic(testClass.getModifiers()) || !testClass.isMemberClass()) {
      instances.add(ReflectionSupport.newInstance(testClass));
    } else {
      create(testClass.getEnclosingClass());
      instances.add(ReflectionSupport.newInstance(testClass, instances.get(instances.size() - 1)));
    }
  }

  private void around(Class<? extends Annotation> when, HierarchyTraversalMode order)
      throws Throwable {
    for (Object instance : instances) {
      for (Method method : AsyncClass.methods(instance.getClass(), when, order)) {
        call(method, instance);
      }
    }
  }

  private void call(Method method, @Nullable Object instance) throws Throwable {
    session.guard(
        () -> {
          @Nullable Object result =
              ReflectionSupport.invokeMethod(method, instance, arguments(method));
          if (result instanceof Awaitable<?> awaitable) {
            session.run(awaitable);
          }
        });
  }

  private Object[] arguments(Method method) {
    return Stream.of(method.getParameterTypes())
        .map(
            type -> {
              if (!LoopParameters.supports(type)) {
                throw new IllegalArgumentException(
                    method
                        + " has a parameter of "
                        + type.getName()
                        + "; there are EventLoop and VirtualClock");
              }
              return LoopParameters.of(session, type);
            })
        .toArray();
  }
}
