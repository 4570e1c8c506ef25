package dev.heddle.weaver.files;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar again with some classes changed. The other entries keep their order, times,
 * comments, compression and permissions; a new frame class stands before its host and has its
 * host's time, so that the same jar always gives the same bytes. A jar within it is written again
 * if one of its classes changes.
 */
final class JarRewriter {

  private final String name;
  private final JarRules rules;
  private final TreeChanges changes;
  private final Set<String> signed;

  /** Name in the tree to content: woven classes and their frames. */
  private final Map<String, byte[]> replaced = new HashMap<>();

  /**
   * A rewriter.
   *
   * @param name how messages name the jar
   * @param signed prefixes of the archives that have a signature, which they lose
   */
  JarRewriter(String name, JarRules rules, TreeChanges changes, Set<String> signed) {
    this.name = name;
    this.rules = rules;
    this.changes = changes;
    this.signed = signed;
    changes
        .woven()
        .forEach(
            (host, change) -> {
              replaced.put(host, change.host());
              replaced.putAll(change.frames());
            });
  }

  /**
   * Writes one archive.
   *
   * @param prefix of the names of its entries in the tree
   */
  void write(Path source, String prefix, OutputStream target) throws IOException {
    try (JarFileReader jar = JarFileReader.open(source, name, rules)) {
      ArchiveEnd end = new ArchiveEnd(target);
      ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(end));
      Set<String> names = new HashSet<>();
      jar.entries().forEach(entry -> names.add(prefix + entry.getName()));
      for (ZipEntry entry : jar.entries()) {
        String entryName = prefix + entry.getName();
        ClassChange change = changes.woven().get(entryName);
        if (change != null) {
          addNewFrames(out, entry, change, prefix, names);
        }
        if (!changes.stale().contains(entryName) && !isDropped(prefix, entry)) {
          put(out, new ZipEntry(entry), contentOf(jar, entry, prefix));
        }
      }
      out.finish();
      out.flush();
      end.finish(jar.comment());
    }
  }

  private boolean isDropped(String prefix, ZipEntry entry) {
    return signed.contains(prefix) && Signatures.isOfSignature(entry.getName());
  }

  private byte[] contentOf(JarFileReader jar, ZipEntry entry, String prefix) throws IOException {
    byte[] content = replaced.get(prefix + entry.getName());
    if (content != null) {
      return content;
    }
    content = jar.read(entry);
    if (signed.contains(prefix) && entry.getName().equals(Signatures.MANIFEST)) {
      return Signatures.withoutDigests(content);
    }
    String nestedPrefix = prefix + entry.getName() + NestedJar.SEPARATOR;
    return changes.touches(nestedPrefix) ? rewritten(content, nestedPrefix) : content;
  }

  private byte[] rewritten(byte[] nested, String prefix) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(nested.length);
    try (NestedJar jar = NestedJar.of(nested)) {
      write(jar.file(), prefix, bytes);
    }
    return bytes.toByteArray();
  }

  private static void addNewFrames(
      ZipOutputStream out, ZipEntry host, ClassChange change, String prefix, Set<String> names)
      throws IOException {
    for (Map.Entry<String, byte[]> frame : change.frames().entrySet()) {
      if (!names.contains(frame.getKey())) {
        ZipEntry entry = new ZipEntry(frame.getKey().substring(prefix.length()));
        entry.setMethod(host.getMethod());
        entry.setTimeLocal(host.getTimeLocal());
        entry.setExtra(host.getExtra()); // holds the finer time stamps, where there are any
        put(out, entry, frame.getValue());
      }
    }
  }

  private static void put(ZipOutputStream out, ZipEntry entry, byte[] content) throws IOException {
    boolean stored = entry.getMethod() == ZipEntry.STORED;
    CRC32 sum = new CRC32();
    sum.update(content);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    entry.setCompressedSize(stored ? content.length : -1);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
