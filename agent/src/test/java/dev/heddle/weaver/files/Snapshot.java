package dev.heddle.weaver.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Everything below a directory, to be compared as a whole. */
final class Snapshot {

  private Snapshot() {}

  /**
   * Path to content (one char a byte) and inode, so that a file which was written again is seen.
   */
  static Map<String, String> of(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String content = Files.isDirectory(file) ? "directory" : content(file);
        files.put(root.relativize(file).toString(), content);
      }
    }
    return files;
  }

  /** The names of the files below a directory. */
  static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** The entries of a jar in their order. */
  static List<String> entries(Path jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream().map(ZipEntry::getName).forEach(names::add);
    }
    return names;
  }

  private static String content(Path file) throws IOException {
    Object key = Files.readAttributes(file, "fileKey").get("fileKey");
    byte[] bytes = Files.readAllBytes(file);
    return key + " " + new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
