package dev.heddle.weaver.files;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** A directory or a jar, as the classes in it. */
sealed interface ClassTree permits DirectoryTree, JarTree {

  String CLASS = ".class";

  /** The directory or jar, as the user named it. */
  Path path();

  /** The class files by their name in the tree, with slashes; read when the tree was opened. */
  SortedMap<String, byte[]> classes();

  /** The place of a file of this tree, for messages. */
  Location locate(String name);

  /** What is doubtful about it, apart from its classes. */
  List<Diagnostic> warnings();

  /** Why it must not be changed in this way; empty if it may. */
  List<Diagnostic> objections(TreeChanges changes);

  /**
   * Stages the tree with its changes.
   *
   * @param target where to; this tree's own path for a change in place
   */
  void write(TreeChanges changes, Path target, FileTransaction transaction) throws IOException;
}
