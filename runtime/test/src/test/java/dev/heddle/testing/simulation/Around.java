package dev.heddle.testing.simulation;

import dev.heddle.CancelScope;
import java.util.function.BooleanSupplier;

/** What an actor runs in, and whether that has asked the actor's task to end. */
interface Around {
  /** Nothing. */
  Around NOTHING = () -> false;

  /** A group that only heddle knows: that of a race, or of what says when it is ready. */
  Around HIDDEN =
      new Around() {
        @Override
        public boolean hasAsked() {
          return false;
        }

        @Override
        public boolean mayHaveAsked() {
          return true;
        }
      };

  /** Whether it surely has, which is one request more. */
  boolean hasAsked();

  /** Whether it perhaps has. */
  default boolean mayHaveAsked() {
    return hasAsked();
  }

  /** Whether it is a scope in which each await throws by now. */
  default boolean isCancelledScope() {
    return false;
  }

  /** Whether it keeps the cancellations of what is around it out. */
  default boolean isShield() {
    return false;
  }

  /** A timeout or a group. */
  static Around asking(BooleanSupplier hasAsked) {
    return hasAsked::getAsBoolean;
  }

  /** A scope. */
  static Around scope(CancelScope scope) {
    return new Around() {
      @Override
      public boolean hasAsked() {
        return scope.cancelCalled();
      }

      @Override
      public boolean isCancelledScope() {
        return scope.cancelCalled();
      }

      @Override
      public boolean isShield() {
        return scope.shield();
      }
    };
  }
}
