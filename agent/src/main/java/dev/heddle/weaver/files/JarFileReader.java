package dev.heddle.weaver.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An open jar, whose entries are read one by one and believed in nothing. For one thread. */
final class JarFileReader implements AutoCloseable {

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private final String name;
  private final JarRules rules;
  private final ZipFile zip;
  private final List<ZipEntry> entries;
  private final long packed;
  private long unpacked;

  private JarFileReader(String name, JarRules rules, ZipFile zip, long packed) {
    this.name = name;
    this.rules = rules;
    this.zip = zip;
    this.packed = packed;
    this.entries = zip.stream().map(entry -> (ZipEntry) entry).toList();
  }

  /**
   * Opens a jar and looks at the names of its entries.
   *
   * @param file where it lies
   * @param name how messages name it
   * @throws BadJarException if it is no jar, or one that can't be worked on
   */
  static JarFileReader open(Path file, String name, JarRules rules) throws IOException {
    requireZipHeader(file, name);
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw bad(name, String.valueOf(e.getMessage()));
    }
    try {
      JarFileReader reader = new JarFileReader(name, rules, zip, Files.size(file));
      reader.checkNames();
      return reader;
    } catch (IllegalArgumentException e) {
      zip.close();
      throw bad(name, "it has an entry with a name or a comment that can't be read");
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  /** The entries in the order of the archive. */
  List<ZipEntry> entries() {
    return entries;
  }

  /** What the archive says of itself, in an alphabet that nobody tells; empty for most. */
  byte[] comment() throws IOException {
    if (!hasComment()) {
      return new byte[0];
    }
    try (ZipFile bytes = new ZipFile(zip.getName(), StandardCharsets.ISO_8859_1)) {
      String said = bytes.getComment(); // a character for each byte
      return said == null ? new byte[0] : said.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private boolean hasComment() {
    try {
      return zip.getComment() != null;
    } catch (IllegalArgumentException inAnotherAlphabet) {
      return true;
    }
  }

  /**
   * The content of one entry.
   *
   * @throws BadJarException if it is damaged, or larger than is allowed
   */
  byte[] read(ZipEntry entry) throws IOException {
    long most = Math.min(rules.maxEntryBytes(), Integer.MAX_VALUE - 8);
    long fair = rules.mostBytes(entry.getCompressedSize());
    byte[] content;
    try (InputStream in = zip.getInputStream(entry)) {
      content = in.readNBytes((int) Math.min(most, fair) + 1);
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(entry, String.valueOf(e.getMessage()));
    }
    if (content.length > most) {
      throw new BadJarException(JarProblems.tooLarge(name, entry.getName(), most));
    }
    if (content.length > fair) {
      throw new BadJarException(
          JarProblems.entryUnpacksTooFar(name, entry.getName(), fair, rules.maxRatio()));
    }
    count(content.length);
    CRC32 sum = new CRC32(); // ZipFile itself checks none
    sum.update(content);
    if (entry.getCrc() != -1 && entry.getCrc() != sum.getValue()) {
      throw damaged(entry, "wrong check sum");
    }
    if (entry.getSize() != -1 && entry.getSize() != content.length) {
      throw damaged(entry, "it isn't as long as it says");
    }
    return content;
  }

  /** Entries may share their bytes in the archive, each of them harmless. */
  private void count(int length) throws IOException {
    unpacked += length;
    if (unpacked > rules.mostBytes(packed)) {
      throw new BadJarException(
          JarProblems.unpacksTooFar(name, rules.mostBytes(packed), rules.maxRatio()));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void checkNames() throws BadJarException {
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : entries) {
      if (leadsOut(entry.getName())) {
        throw new BadJarException(JarProblems.leadsOut(name, entry.getName()));
      }
      if (!names.add(entry.getName())) {
        throw new BadJarException(JarProblems.twice(name, entry.getName()));
      }
    }
  }

  private static boolean leadsOut(String entry) {
    String path = entry.replace('\\', '/');
    return path.startsWith("/")
        || DRIVE.matcher(path).matches()
        || List.of(path.split("/", -1)).contains("..");
  }

  /** Anything before the first entry, a start script for example, would be lost in rewriting. */
  private static void requireZipHeader(Path file, String name) throws IOException {
    byte[] start = new byte[4];
    int length;
    try (InputStream in = Files.newInputStream(file)) {
      length = in.readNBytes(start, 0, start.length);
    }
    boolean entryOrEnd = (start[2] == 3 && start[3] == 4) || (start[2] == 5 && start[3] == 6);
    if (length < start.length || start[0] != 'P' || start[1] != 'K' || !entryOrEnd) {
      throw bad(name, length == 0 ? "it is empty" : "it doesn't start as a jar does");
    }
  }

  private BadJarException damaged(ZipEntry entry, String reason) {
    return bad(name, "its entry " + entry.getName() + " is damaged: " + reason);
  }

  private static BadJarException bad(String name, String reason) {
    return new BadJarException(JarProblems.unreadable(name, reason));
  }
}
