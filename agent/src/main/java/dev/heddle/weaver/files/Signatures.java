package dev.heddle.weaver.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What signing adds to a jar: files beside the manifest, and in the manifest a section with the
 * digest of each file.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html#signed-jar-file">
 *     JAR file specification</a>
 */
final class Signatures {

  static final String MANIFEST = "META-INF/MANIFEST.MF";

  private static final String META_INF = "META-INF/";
  private static final Pattern BLANK_LINES = Pattern.compile("(?>\r\n|\n|\r){2,}");
  private static final Pattern LINE_END = Pattern.compile("(?>\r\n|\n|\r)(?! )");

  private Signatures() {}

  /** Whether an entry says that the jar is signed. */
  static boolean isSignature(String entry) {
    return isBesideManifest(entry) && entry.toUpperCase(Locale.ROOT).endsWith(".SF");
  }

  /** Whether an entry belongs to a signature. */
  static boolean isOfSignature(String entry) {
    String upper = entry.toUpperCase(Locale.ROOT);
    return isBesideManifest(entry)
        && (upper.endsWith(".SF")
            || upper.endsWith(".RSA")
            || upper.endsWith(".DSA")
            || upper.endsWith(".EC")
            || upper.startsWith("SIG-", META_INF.length()));
  }

  private static boolean isBesideManifest(String entry) {
    return entry.toUpperCase(Locale.ROOT).startsWith(META_INF)
        && entry.indexOf('/', META_INF.length()) < 0;
  }

  /** The manifest without digests; a section that had nothing else is gone. */
  static byte[] withoutDigests(byte[] manifest) {
    String text = new String(manifest, StandardCharsets.UTF_8);
    String[] sections = BLANK_LINES.split(text, -1);
    StringBuilder kept = new StringBuilder(String.join("", linesOf(sections[0])));
    for (int i = 1; i < sections.length; i++) {
      List<String> lines = linesOf(sections[i]).stream().filter(line -> !isDigest(line)).toList();
      if (lines.size() > 1) {
        kept.append("\r\n").append(lines.stream().collect(Collectors.joining()));
      }
    }
    return kept.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Each attribute with its continuation lines. */
  private static List<String> linesOf(String section) {
    return LINE_END
        .splitAsStream(section)
        .filter(line -> !line.isEmpty())
        .map(line -> line + "\r\n")
        .toList();
  }

  private static boolean isDigest(String attribute) {
    String name = attribute.substring(0, Math.max(0, attribute.indexOf(':')));
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.endsWith("-DIGEST") || upper.contains("-DIGEST-");
  }
}
