package dev.heddle.weaver.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How files come into being; tests put one here that is full or read-only. */
class Disk {

  /** Makes an empty file that wasn't there. */
  void create(Path file) throws IOException {
    Files.createFile(file);
  }

  /** Opens a file that is there, to be written anew. */
  OutputStream open(Path file) throws IOException {
    return Files.newOutputStream(
        file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Whether a file that is there may be replaced. */
  boolean isWritable(Path file) {
    return Files.isWritable(file);
  }
}
