package dev.heddle.weaver.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A jar for a test, with all that an archive can say of an entry. */
final class TestJar {

  static final LocalDateTime BUILT = LocalDateTime.of(2024, 2, 29, 12, 30, 8);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);

  TestJar(String comment) {
    zip.setComment(comment);
  }

  TestJar add(String name, byte[] content) throws IOException {
    return add(name, content, ZipEntry.DEFLATED);
  }

  TestJar add(String name, String content) throws IOException {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  TestJar addStored(String name, byte[] content) throws IOException {
    return add(name, content, ZipEntry.STORED);
  }

  private TestJar add(String name, byte[] content, int method) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(method);
    entry.setTimeLocal(BUILT);
    entry.setComment("about " + name);
    CRC32 sum = new CRC32();
    sum.update(content);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
    return this;
  }

  byte[] bytes() throws IOException {
    zip.close();
    return bytes.toByteArray();
  }

  Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  /** The archive with each of these bytes changed to others, in names for example. */
  byte[] bytesWith(String text, String other) throws IOException {
    String all = new String(bytes(), StandardCharsets.ISO_8859_1);
    return all.replace(text, other).getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] read(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return in.readAllBytes();
    }
  }
}
