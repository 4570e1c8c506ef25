package dev.heddle;

import java.util.List;

/** The {@code cb=[...]} of a future's {@code toString}, worded as asyncio words it. */
final class WaiterText {
  private WaiterText() {}

  static String of(List<Waiter> waiters) {
    int size = waiters.size();
    if (size == 0) {
      return "";
    }
    String first = text(waiters.get(0));
    if (size == 1) {
      return " cb=[" + first + "]";
    }
    String last = text(waiters.get(size - 1));
    String between = size == 2 ? ", " : ", <" + (size - 2) + " more>, ";
    return " cb=[" + first + between + last + "]";
  }

  private static String text(Waiter waiter) {
    return Repr.callback(waiter.callback());
  }
}
