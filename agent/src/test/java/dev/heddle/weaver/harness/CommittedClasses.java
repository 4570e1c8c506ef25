package dev.heddle.weaver.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Class files that lie beside the tests as text: a name and the bytes in base 64, a class a line.
 */
public final class CommittedClasses {
  private CommittedClasses() {}

  /** The classes of a resource, by the name that they have there. */
  public static Map<String, byte[]> in(String resource) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (InputStream in =
        Objects.requireNonNull(CommittedClasses.class.getResourceAsStream(resource), resource)) {
      for (String line : new String(in.readAllBytes(), US_ASCII).lines().toList()) {
        String[] part = line.split(" ");
        classes.put(part[0], Base64.getDecoder().decode(part[1]));
      }
    }
    return classes;
  }
}
