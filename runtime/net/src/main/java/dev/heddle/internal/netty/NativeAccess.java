package dev.heddle.internal.netty;

import io.netty.channel.Channel;

/**
 * Whether native code can be loaded without a word. From JDK 24 on the virtual machine prints four
 * lines on standard error unless the program was started with {@code --enable-native-access}. A
 * program that did not ask for epoll is not made to print them.
 */
final class NativeAccess {
  private static final int FIRST_THAT_WARNS = 24;

  private NativeAccess() {}

  static boolean isSilent() {
    if (Runtime.version().feature() < FIRST_THAT_WARNS) {
      return true;
    }
    try {
      // A method of JDK 22.
      Object granted =
          Module.class.getMethod("isNativeAccessEnabled").invoke(Channel.class.getModule());
      return Boolean.TRUE.equals(granted);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
