package dev.heddle.agent;

/** A loader has another class under the name of a frame class. */
final class FrameConflict extends Exception {

  private static final long serialVersionUID = 1L;

  FrameConflict(String frame) {
    super("there is already another class " + frame + " in its class loader");
  }
}
