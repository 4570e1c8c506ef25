package dev.heddle;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;

/** A stage that shows nothing of the future behind it. */
final class StageOnly {
  private StageOnly() {}

  @SuppressWarnings("unchecked")
  static <T> CompletionStage<T> of(CompletionStage<T> behind) {
    return (CompletionStage<T>)
        Proxy.newProxyInstance(
            StageOnly.class.getClassLoader(),
            new Class<?>[] {CompletionStage.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(behind, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
