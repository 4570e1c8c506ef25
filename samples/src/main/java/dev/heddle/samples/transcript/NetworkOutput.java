package dev.heddle.samples.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The rule of programs on sockets: exact but for the ports, in a form that leaves open the rest.
 */
final class NetworkOutput implements Rule {
  private static final String RECEIVED = "EchoClient: received b'";

  private final UnaryOperator<List<String>> form;

  private NetworkOutput(UnaryOperator<List<String>> form) {
    this.form = form;
  }

  /** Every line counts. */
  static Rule inOrder() {
    return new NetworkOutput(lines -> lines);
  }

  /** The client may receive the echo in any number of pieces. */
  static Rule inPieces() {
    return new NetworkOutput(NetworkOutput::joined);
  }

  /**
   * Client and server are two tasks: the lines of each keep their order, and nothing is received
   * before it is sent.
   */
  static Rule fromTwoTasks() {
    Rule eachInOrder = new NetworkOutput(NetworkOutput::clientFirst);
    return (transcript, printed) ->
        Stream.concat(
                eachInOrder.differences(transcript, printed).stream(), early(printed).stream())
            .toList();
  }

  @Override
  public List<String> differences(List<String> transcript, List<String> printed) {
    return EXACT.differences(
        form.apply(Ports.numbered(transcript)), form.apply(Ports.numbered(printed)));
  }

  private static List<String> joined(List<String> lines) {
    List<String> joined = new ArrayList<>();
    for (String line : lines) {
      String last = joined.isEmpty() ? "" : joined.get(joined.size() - 1);
      if (line.startsWith(RECEIVED) && last.startsWith(RECEIVED) && last.endsWith("'")) {
        String soFar = last.substring(0, last.length() - 1);
        joined.set(joined.size() - 1, soFar + line.substring(RECEIVED.length()));
      } else {
        joined.add(line);
      }
    }
    return joined;
  }

  private static List<String> clientFirst(List<String> lines) {
    return Stream.concat(
            lines.stream().filter(line -> !isOfServer(line)),
            lines.stream().filter(NetworkOutput::isOfServer))
        .toList();
  }

  private static List<String> early(List<String> lines) {
    List<String> early = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int text = lines.get(i).indexOf(": received ");
      if (text >= 0 && isOfServer(lines.get(i))) {
        String sending = "echo_client: sending " + lines.get(i).substring(text + 11);
        if (!lines.subList(0, i).contains(sending)) {
          early.add("line " + (i + 1) + ": received before it was sent: " + lines.get(i));
        }
      }
    }
    return early;
  }

  private static boolean isOfServer(String line) {
    return line.matches("echo_(?!client).*");
  }
}
