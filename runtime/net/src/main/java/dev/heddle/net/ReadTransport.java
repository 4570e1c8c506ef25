package dev.heddle.net;

/** A transport that receives. */
public interface ReadTransport extends BaseTransport {

  /**
   * Whether bytes are being received.
   *
   * @return false while paused and from closing on
   */
  boolean isReading();

  /**
   * Stops receiving: {@code dataReceived} is not called until {@link #resumeReading}, and the peer
   * has to wait. Does nothing while paused or closing.
   */
  void pauseReading();

  /** Receives again. Does nothing unless paused, or when closing. */
  void resumeReading();
}
