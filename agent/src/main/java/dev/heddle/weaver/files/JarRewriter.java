package dev.heddle.weaver.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar again with some classes changed. The other entries keep their order, times,
 * comments, compression and permissions; a new frame class stands before its host and has its
 * host's time, so that the same jar always gives the same bytes.
 */
final class JarRewriter {

  private final Path source;
  private final TreeChanges changes;

  JarRewriter(Path source, TreeChanges changes) {
    this.source = source;
    this.changes = changes;
  }

  void write(Path target) throws IOException {
    try (ZipFile zip = new ZipFile(source.toFile());
        ZipOutputStream out =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
      out.setComment(zip.getComment());
      Set<String> names = new HashSet<>();
      zip.stream().forEach(entry -> names.add(entry.getName()));
      Map<String, byte[]> replaced = replacedContents();
      for (ZipEntry entry : JarTree.entriesOf(zip)) {
        String name = entry.getName();
        ClassChange change = changes.woven().get(name);
        if (change != null) {
          addNewFrames(out, entry, change, names);
        }
        if (!changes.stale().contains(name)) {
          byte[] content = replaced.get(name);
          put(out, new ZipEntry(entry), content == null ? JarTree.read(zip, entry) : content);
        }
      }
    }
  }

  private Map<String, byte[]> replacedContents() {
    Map<String, byte[]> contents = new HashMap<>();
    changes
        .woven()
        .forEach(
            (name, change) -> {
              contents.put(name, change.host());
              contents.putAll(change.frames());
            });
    return contents;
  }

  private static void addNewFrames(
      ZipOutputStream out, ZipEntry host, ClassChange change, Set<String> names)
      throws IOException {
    for (Map.Entry<String, byte[]> frame : change.frames().entrySet()) {
      if (!names.contains(frame.getKey())) {
        ZipEntry entry = new ZipEntry(frame.getKey());
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
