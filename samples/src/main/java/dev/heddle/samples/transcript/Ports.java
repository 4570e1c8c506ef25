package dev.heddle.samples.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes the output of programs on sockets comparable: the system chooses their ports, so that each
 * port gets the number of its first appearance. CPython's word about its selector goes.
 */
final class Ports {
  private static final String SELECTOR = "asyncio: Using selector: ";

  /** {@code port 45229} at the end of a line, {@code EchoServer_127.0.0.1_35876:} at its start. */
  private static final Pattern PORT =
      Pattern.compile(
          "(?<= port )[0-9]{1,5}$|(?<=^[A-Za-z_]{1,20}_(?:127\\.0\\.0\\.1|::1)_)[0-9]{1,5}(?=:)");

  private Ports() {}

  static List<String> numbered(List<String> lines) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> numbered = new ArrayList<>();
    for (String line : lines) {
      if (!line.startsWith(SELECTOR)) {
        numbered.add(
            PORT.matcher(line)
                .replaceAll(
                    found ->
                        "#" + numbers.computeIfAbsent(found.group(), p -> numbers.size() + 1)));
      }
    }
    return numbered;
  }
}
