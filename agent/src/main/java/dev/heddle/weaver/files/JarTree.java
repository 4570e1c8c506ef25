package dev.heddle.weaver.files;

import dev.heddle.weaver.diag.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A jar. Its class files may lie anywhere in it, as in multi-release jars and in those that start
 * themselves.
 */
final class JarTree implements ClassTree {

  private final Path path;
  private final SortedMap<String, byte[]> classes = new TreeMap<>();
  private @Nullable String signature;

  private JarTree(Path path) {
    this.path = path;
  }

  static JarTree open(Path path) throws IOException {
    requireZipHeader(path);
    JarTree tree = new JarTree(path);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      Set<String> names = new HashSet<>();
      for (ZipEntry entry : entriesOf(zip)) {
        if (!names.add(entry.getName())) {
          throw new ZipException("it has two entries named " + entry.getName());
        }
        tree.add(zip, entry);
      }
    } catch (IllegalArgumentException e) {
      throw new ZipException("it has an entry with a name that can't be read");
    }
    return tree;
  }

  /** The entries in the order of the archive. */
  static List<ZipEntry> entriesOf(ZipFile zip) {
    return zip.stream().map(entry -> (ZipEntry) entry).toList();
  }

  /**
   * The content of one entry; a damaged one is an error, since {@link ZipFile} itself checks no
   * sums.
   */
  static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
    byte[] content;
    try (InputStream in = zip.getInputStream(entry)) {
      content = in.readAllBytes();
    } catch (IOException e) {
      throw new ZipException("its entry " + entry.getName() + " is damaged: " + e.getMessage());
    }
    CRC32 sum = new CRC32();
    sum.update(content);
    if (entry.getCrc() != -1 && entry.getCrc() != sum.getValue()) {
      throw new ZipException("its entry " + entry.getName() + " is damaged: wrong check sum");
    }
    return content;
  }

  /** Anything before the first entry, a start script for example, would be lost in rewriting. */
  private static void requireZipHeader(Path path) throws IOException {
    byte[] start = new byte[4];
    int length;
    try (InputStream in = Files.newInputStream(path)) {
      length = in.readNBytes(start, 0, start.length);
    }
    boolean entryOrEnd = (start[2] == 3 && start[3] == 4) || (start[2] == 5 && start[3] == 6);
    if (length < start.length || start[0] != 'P' || start[1] != 'K' || !entryOrEnd) {
      throw new ZipException("it doesn't start as a jar does");
    }
  }

  private void add(ZipFile zip, ZipEntry entry) throws IOException {
    String name = entry.getName();
    if (name.endsWith(CLASS) && !entry.isDirectory()) {
      classes.put(name, read(zip, entry));
    } else if (isSignature(name)) {
      signature = name;
    }
  }

  private static boolean isSignature(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("META-INF/") && upper.indexOf('/', 9) < 0 && upper.endsWith(".SF");
  }

  /** The signature file of a signed jar, or null. */
  @Nullable String signature() {
    return signature;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public SortedMap<String, byte[]> classes() {
    return classes;
  }

  @Override
  public Location locate(String name) {
    return Location.ofFile(path + "!/" + name);
  }

  @Override
  public void write(TreeChanges changes, Path target, FileTransaction transaction)
      throws IOException {
    if (!changes.isEmpty()) {
      Path replacement = transaction.create(target);
      new JarRewriter(path, changes).write(replacement);
    } else if (!target.equals(path) && !sameContent(target)) {
      Files.copy(path, transaction.create(target), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private boolean sameContent(Path target) throws IOException {
    return Files.isRegularFile(target) && Files.mismatch(path, target) < 0;
  }
}
