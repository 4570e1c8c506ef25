package dev.heddle.internal.netty;

import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;

/** A family of sockets of which some methods give something else. */
final class ChangedFamily {
  private ChangedFamily() {}

  /**
   * Changes what methods give.
   *
   * @param family the real one
   * @param methods a pattern of the methods' names
   * @param change what is given in place of a result; may throw
   */
  static SocketFamily of(SocketFamily family, String methods, UnaryOperator<Object> change) {
    return (SocketFamily)
        Proxy.newProxyInstance(
            SocketFamily.class.getClassLoader(),
            new Class<?>[] {SocketFamily.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(family, arguments);
              return method.getName().matches(methods) ? change.apply(result) : result;
            });
  }
}
