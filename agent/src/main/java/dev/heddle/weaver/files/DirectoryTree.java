package dev.heddle.weaver.files;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A directory of class files, as a compiler writes it; or a single class file in its directory. */
final class DirectoryTree implements ClassTree {

  private final Path named;
  private final Path root;
  private final SortedMap<String, Path> others = new TreeMap<>();
  private final SortedMap<String, byte[]> classes = new TreeMap<>();

  private DirectoryTree(Path named, Path root) {
    this.named = named;
    this.root = root;
  }

  static DirectoryTree open(Path root) throws IOException {
    DirectoryTree tree = new DirectoryTree(root, root);
    try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        tree.add(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return tree;
  }

  /** A class, with the frames that a former run has put beside it. */
  static DirectoryTree openClass(Path file) throws IOException {
    byte[] classFile = Files.readAllBytes(file);
    DirectoryTree tree = new DirectoryTree(file, ClassNames.rootOf(file, classFile));
    tree.add(file);
    String simpleName = file.getFileName().toString().replaceFirst("\\.class$", "");
    Path directory = file.resolveSibling("");
    try (Stream<Path> files = Files.list(directory)) {
      for (Path frame : (Iterable<Path>) files::iterator) {
        String name = frame.getFileName().toString();
        if (name.startsWith(simpleName + "$")
            && FrameClasses.isFrame(name, Files.readAllBytes(frame))) {
          tree.add(frame);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return tree;
  }

  private void add(Path file) throws IOException {
    String separator = root.getFileSystem().getSeparator();
    String name = root.relativize(file).toString().replace(separator, "/");
    if (name.endsWith(CLASS)) {
      classes.put(name, Files.readAllBytes(file));
    } else {
      others.put(name, file);
    }
  }

  @Override
  public Path path() {
    return named;
  }

  @Override
  public SortedMap<String, byte[]> classes() {
    return classes;
  }

  @Override
  public List<Diagnostic> warnings() {
    return List.of();
  }

  @Override
  public List<Diagnostic> objections(TreeChanges changes) {
    return List.of();
  }

  @Override
  public Location locate(String name) {
    return Location.ofFile(root.resolve(name));
  }

  @Override
  public void write(TreeChanges changes, Path target, FileTransaction transaction)
      throws IOException {
    if (target.equals(named)) {
      write(changes, root, changes.stale(), transaction);
    } else {
      SortedSet<String> stale = new TreeSet<>(changes.stale());
      copyUnchanged(changes, target, transaction);
      stale.addAll(staleIn(target, changes));
      write(changes, target, stale, transaction);
    }
  }

  private static void write(
      TreeChanges changes, Path target, SortedSet<String> stale, FileTransaction transaction)
      throws IOException {
    for (Map.Entry<String, ClassChange> change : changes.woven().entrySet()) {
      // The frames come first: a host that is there finds its frames, whenever the run is cut off.
      for (Map.Entry<String, byte[]> frame : change.getValue().frames().entrySet()) {
        transaction.write(target.resolve(frame.getKey()), frame.getValue());
      }
      transaction.write(target.resolve(change.getKey()), change.getValue().host());
    }
    for (String name : stale) {
      if (Files.exists(target.resolve(name))) {
        transaction.delete(target.resolve(name));
      }
    }
  }

  /** What a former run has left in an output that no class will need after this run. */
  private SortedSet<String> staleIn(Path target, TreeChanges changes) throws IOException {
    if (!Files.isDirectory(target)) {
      return new TreeSet<>();
    }
    SortedMap<String, byte[]> after = new TreeMap<>(open(target).classes());
    after.putAll(TreeChanges.applied(classes, changes.woven()));
    return FrameClasses.unneeded(after);
  }

  private void copyUnchanged(TreeChanges changes, Path target, FileTransaction transaction)
      throws IOException {
    for (Map.Entry<String, Path> other : others.entrySet()) {
      transaction.write(target.resolve(other.getKey()), Files.readAllBytes(other.getValue()));
    }
    for (Map.Entry<String, byte[]> unchanged : classes.entrySet()) {
      String name = unchanged.getKey();
      if (!changes.woven().containsKey(name) && !changes.stale().contains(name)) {
        transaction.write(target.resolve(name), unchanged.getValue());
      }
    }
  }
}
