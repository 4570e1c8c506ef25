package dev.heddle.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heddle.EventLoop;
import dev.heddle.Future;
import java.util.ArrayList;
import java.util.List;

/** A protocol that writes down what it is told. */
class Recorder implements Protocol {
  final List<String> events = new ArrayList<>();
  final Future<Object> lost = EventLoop.running().createFuture();
  final StringBuilder received = new StringBuilder();
  Transport transport;
  long count;

  @Override
  public void connectionMade(Transport made) {
    transport = made;
    events.add("made");
  }

  @Override
  public void dataReceived(byte[] data) {
    count += data.length;
    if (data.length < 100) {
      String text = new String(data, UTF_8);
      received.append(text);
      events.add("data " + text);
    }
  }

  @Override
  public boolean eofReceived() {
    events.add("eof");
    return false;
  }

  @Override
  public void pauseWriting() {
    events.add("pause");
  }

  @Override
  public void resumeWriting() {
    events.add("resume");
  }

  @Override
  public void connectionLost(Throwable failure) {
    events.add("lost " + failure);
    if (!lost.done()) {
      lost.setResult("lost");
    }
  }
}
