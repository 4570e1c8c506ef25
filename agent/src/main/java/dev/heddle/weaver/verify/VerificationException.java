package dev.heddle.weaver.verify;

import org.jspecify.annotations.Nullable;

/** The weaver wrote something wrong. */
public final class VerificationException extends Exception {

  private static final long serialVersionUID = 1;

  VerificationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
