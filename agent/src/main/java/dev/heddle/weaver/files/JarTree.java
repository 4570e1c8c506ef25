package dev.heddle.weaver.files;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;

/**
 * A jar. Its class files may lie anywhere in it, as in multi-release jars and in those that start
 * themselves; those of a jar within it are named {@code lib/inner.jar!/shop/Cache.class}.
 */
final class JarTree implements ClassTree {

  private final Path path;
  private final JarRules rules;
  private final SortedMap<String, byte[]> classes = new TreeMap<>();
  private final SortedMap<String, String> signatures = new TreeMap<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  private JarTree(Path path, JarRules rules) {
    this.path = path;
    this.rules = rules;
  }

  static JarTree open(Path path, JarRules rules) throws IOException {
    JarTree tree = new JarTree(path, rules);
    tree.read(path, "", 0);
    return tree;
  }

  /**
   * Reads one archive.
   *
   * @param prefix of the names of its entries: empty, or as {@code lib/inner.jar!/}
   */
  private void read(Path file, String prefix, int depth) throws IOException {
    try (JarFileReader jar = JarFileReader.open(file, nameOf(prefix), rules)) {
      for (ZipEntry entry : jar.entries()) {
        String name = entry.getName();
        if (entry.isDirectory()) {
          continue;
        }
        if (name.endsWith(CLASS)) {
          classes.put(prefix + name, jar.read(entry));
        } else if (Signatures.isSignature(name)) {
          signatures.putIfAbsent(prefix, name);
        } else if (NestedJar.isNamedLikeOne(name) && depth < NestedJar.MAX_DEPTH) {
          readNested(jar.read(entry), prefix + name + NestedJar.SEPARATOR, depth + 1);
        }
      }
    }
  }

  /** An entry with the name of a jar may be anything, data of a test for example. */
  private void readNested(byte[] content, String prefix, int depth) throws IOException {
    JarTree nested = new JarTree(path, rules);
    try (NestedJar jar = NestedJar.of(content)) {
      nested.read(jar.file(), prefix, depth);
    } catch (BadJarException e) {
      warnings.add(JarProblems.leftAlone(nameOf(prefix), e.diagnostic().why()));
      return;
    }
    classes.putAll(nested.classes);
    signatures.putAll(nested.signatures);
    warnings.addAll(nested.warnings);
  }

  private String nameOf(String prefix) {
    return prefix.isEmpty()
        ? path.toString()
        : path
            + NestedJar.SEPARATOR
            + prefix.substring(0, prefix.length() - NestedJar.SEPARATOR.length());
  }

  @Override
  public List<Diagnostic> warnings() {
    return warnings;
  }

  @Override
  public List<Diagnostic> objections(TreeChanges changes) {
    List<Diagnostic> objections = new ArrayList<>();
    if (!rules.stripsSignatures()) {
      signatures.forEach(
          (prefix, file) -> {
            if (changes.touches(prefix)) {
              objections.add(JarProblems.signed(nameOf(prefix), file));
            }
          });
    }
    return objections;
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
    return Location.ofFile(path + NestedJar.SEPARATOR + name);
  }

  @Override
  public void write(TreeChanges changes, Path target, FileTransaction transaction)
      throws IOException {
    if (!changes.isEmpty()) {
      try (OutputStream out = transaction.open(target)) {
        new JarRewriter(path.toString(), rules, changes, signatures.keySet()).write(path, "", out);
      }
    } else if (!target.equals(path) && !sameContent(target)) {
      try (OutputStream out = transaction.open(target)) {
        Files.copy(path, out);
      }
    }
  }

  private boolean sameContent(Path target) throws IOException {
    return Files.isRegularFile(target) && Files.mismatch(path, target) < 0;
  }
}
