package dev.heddle.weaver.files;

/**
 * How far a jar is trusted.
 *
 * @param maxEntryBytes most bytes that one entry may hold, unpacked
 * @param maxRatio most bytes that one packed byte may unpack to, in an entry or a whole jar; what
 *     unpacks to less than {@link #HARMLESS_BYTES} is not measured
 * @param stripsSignatures whether a signed jar is woven all the same, and loses its signature
 */
public record JarRules(long maxEntryBytes, int maxRatio, boolean stripsSignatures) {

  /** Unpacked, this is no danger however well it was packed: 16 MiB. */
  public static final long HARMLESS_BYTES = 16L << 20;

  /** Entries of at most 512 MiB, a ratio of at most 200, and no signed jars. */
  public static final JarRules DEFAULT = new JarRules(512L << 20, 200, false);

  /** Most bytes that something may unpack to which takes this many packed. */
  long mostBytes(long packed) {
    return Math.max(HARMLESS_BYTES, Math.max(packed, 0) * maxRatio);
  }
}
