package dev.heddle.testing;

import dev.heddle.internal.Fatal;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;

/** Runs the engine's tests, one after the other on the calling thread, and tells a listener. */
final class AsyncExecution {
  private final EngineExecutionListener listener;

  AsyncExecution(EngineExecutionListener listener) {
    this.listener = listener;
  }

  void execute(TestDescriptor descriptor) {
    Optional<String> disabled =
        descriptor instanceof AsyncDescriptor described ? described.disabled() : Optional.empty();
    if (disabled.isPresent()) {
      listener.executionSkipped(descriptor, disabled.get());
      return;
    }
    listener.executionStarted(descriptor);
    listener.executionFinished(descriptor, result(() -> run(descriptor)));
  }

  private void run(TestDescriptor descriptor) throws Throwable {
    if (descriptor instanceof AsyncMethod test) {
      runTest(test);
    } else if (descriptor instanceof AsyncClass container) {
      runClass(container);
    } else {
      descriptor.getChildren().forEach(this::execute);
    }
  }

  private void runClass(AsyncClass container) throws Throwable {
    Failures.runAll(
        () -> {
          callAll(container, container.beforeAll(BeforeAll.class));
          container.getChildren().forEach(this::execute);
        },
        () -> callAll(container, container.afterAll(AfterAll.class)));
  }

  /** Those that are async, or ask for a loop, have one of their own for as long as they run. */
  private static void callAll(AsyncClass container, List<Method> methods) throws Throwable {
    for (Method method : methods) {
      if (!Modifier.isStatic(method.getModifiers())) {
        throw new IllegalArgumentException(
            method + " is to run once for the class, before there is an object; make it static");
      }
      LoopSession session = LoopSession.of(LoopSettings.of(method, container.testClass()));
      session.runAndFinish(() -> AsyncInvocation.runOnce(session, method));
    }
  }

  private static void runTest(AsyncMethod test) throws Throwable {
    Optional<String> refusal = test.refusal();
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    LoopSettings settings = LoopSettings.of(test.method(), test.testClass());
    Optional<Explorer> explorer = settings.explorer(test.method(), test.testClass());
    if (explorer.isPresent()) {
      explorer.get().explore(session -> AsyncInvocation.run(session, test));
    } else {
      LoopSession session = LoopSession.of(settings);
      session.runAndFinish(() -> AsyncInvocation.run(session, test));
    }
  }

  private static TestExecutionResult result(Body body) {
    @Nullable Throwable failure = null;
    try {
      body.run();
    } catch (Throwable thrown) {
      Fatal.throwIfFatal(thrown);
      failure = thrown;
    }
    return failure == null
        ? TestExecutionResult.successful()
        : failure instanceof TestAbortedException
            ? TestExecutionResult.aborted(failure)
            : TestExecutionResult.failed(failure);
  }
}
