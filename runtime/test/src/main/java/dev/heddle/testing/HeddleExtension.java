package dev.heddle.testing;

import dev.heddle.EventLoop;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Gives each test of a JUnit Jupiter class a loop of its own, which {@link TestLoop} chooses.
 *
 * <p>A test method, and the methods around it, may take the {@link EventLoop} and the {@link
 * VirtualClock} as parameters. The test fails when at its end tasks are not done, when coroutines
 * have never been awaited, or when something was reported to the loop's exception handler and not
 * to one that the test set itself. Jupiter takes test methods without result only; for methods that
 * are async there is {@link AsyncTest}.
 *
 * <pre>{@code
 * @ExtendWith(HeddleExtension.class)
 * class CacheTest {
 *   @Test void expires(EventLoop loop, VirtualClock clock) {
 *     Cache cache = loop.runUntilComplete(Cache.filled());
 *     clock.advance(Duration.ofHours(1));
 *     assertTrue(cache.isEmpty());
 *   }
 * }
 * }</pre>
 */
public final class HeddleExtension
    implements BeforeEachCallback, AfterEachCallback, InvocationInterceptor, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(HeddleExtension.class);

  /** For JUnit. */
  public HeddleExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    LoopSettings settings =
        LoopSettings.of(context.getRequiredTestMethod(), context.getRequiredTestClass());
    context.getStore(NAMESPACE).put(LoopSession.class, LoopSession.of(settings));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    Failures.asException(session(context)::finish);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return LoopParameters.supports(parameter.getParameter().getType())
        && findSession(context) != null;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    try {
      return LoopParameters.of(session(context), parameter.getParameter().getType());
    } catch (IllegalArgumentException refused) {
      throw new ParameterResolutionException(refused.getMessage(), refused);
    }
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    session(context).guard(invocation::proceed);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    session(context).guard(invocation::proceed);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    session(context).guard(invocation::proceed);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    session(context).guard(invocation::proceed);
  }

  private static LoopSession session(ExtensionContext context) {
    return Objects.requireNonNull(findSession(context));
  }

  /** Null outside of a test: for constructors and what runs once a class. */
  private static @Nullable LoopSession findSession(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(LoopSession.class, LoopSession.class);
  }
}
