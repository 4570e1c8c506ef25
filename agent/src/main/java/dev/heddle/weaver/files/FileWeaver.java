package dev.heddle.weaver.files;

import dev.heddle.weaver.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weaves directories of classes, single class files and jars. Running it again changes nothing; an
 * error in any class of any input leaves all files as they are.
 */
public final class FileWeaver {

  private final ClassWeaver weaver;
  private final JarRules rules;
  private final Disk disk;

  /**
   * A weaver of files that trusts jars as far as {@link JarRules#DEFAULT} goes.
   *
   * @param weaver what is done to each class
   */
  public FileWeaver(ClassWeaver weaver) {
    this(weaver, JarRules.DEFAULT);
  }

  /**
   * A weaver of files.
   *
   * @param weaver what is done to each class
   * @param rules how far jars are trusted
   */
  public FileWeaver(ClassWeaver weaver, JarRules rules) {
    this(weaver, rules, new Disk());
  }

  FileWeaver(ClassWeaver weaver, JarRules rules, Disk disk) {
    this.weaver = weaver;
    this.rules = rules;
    this.disk = disk;
  }

  /**
   * Weaves without writing anything.
   *
   * @param inputs directories, class files and jars
   */
  public WeaveReport check(List<Path> inputs) {
    return run(inputs, new Outputs(null), false);
  }

  /**
   * Weaves in place.
   *
   * @param inputs directories, class files and jars
   */
  public WeaveReport weave(List<Path> inputs) {
    return run(inputs, new Outputs(null), true);
  }

  /**
   * Weaves into another place; what needs no weaving is copied.
   *
   * @param inputs directories, class files and jars
   * @param output a directory, or the new jar when there is one input and it is a jar
   */
  public WeaveReport weave(List<Path> inputs, Path output) {
    return run(inputs, new Outputs(output), true);
  }

  private WeaveReport run(List<Path> inputs, Outputs outputs, boolean writing) {
    Diagnostics diagnostics = new Diagnostics();
    List<ClassTree> trees = new ArrayList<>();
    for (Path input : inputs) {
      ClassTree tree = open(input, diagnostics);
      if (tree != null) {
        trees.add(tree);
      }
    }
    outputs.check(trees, diagnostics);
    Map<ClassTree, TreeChanges> changes = new LinkedHashMap<>();
    for (ClassTree tree : trees) {
      changes.put(tree, new TreeWeaving(weaver, tree, diagnostics).weave());
    }
    if (writing && !diagnostics.hasErrors()) {
      write(changes, outputs, diagnostics);
    }
    return report(changes, outputs, diagnostics);
  }

  private @Nullable ClassTree open(Path input, Diagnostics diagnostics) {
    try {
      if (Files.isDirectory(input)) {
        return DirectoryTree.open(input);
      }
      return input.toString().endsWith(ClassTree.CLASS)
          ? DirectoryTree.openClass(input)
          : JarTree.open(input, rules);
    } catch (NoSuchFileException e) {
      diagnostics.report(FileProblems.missing(input));
    } catch (BadJarException e) {
      diagnostics.report(e.diagnostic());
    } catch (IOException e) {
      diagnostics.report(FileProblems.unreadable(input, e));
    }
    return null;
  }

  private void write(
      Map<ClassTree, TreeChanges> changes, Outputs outputs, Diagnostics diagnostics) {
    Path output = Path.of("");
    try (FileTransaction transaction = new FileTransaction(disk)) {
      for (Map.Entry<ClassTree, TreeChanges> entry : changes.entrySet()) {
        output = outputs.of(entry.getKey());
        entry.getKey().write(entry.getValue(), output, transaction);
      }
      transaction.commit();
    } catch (BadJarException e) {
      diagnostics.report(e.diagnostic());
    } catch (IOException e) {
      diagnostics.report(FileProblems.unwritable(output, e));
    }
  }

  private static WeaveReport report(
      Map<ClassTree, TreeChanges> changes, Outputs outputs, Diagnostics diagnostics) {
    List<TreeReport> reports = new ArrayList<>();
    changes.forEach(
        (tree, change) ->
            reports.add(
                new TreeReport(
                    tree.path(),
                    outputs.of(tree),
                    tree.classes().size(),
                    change.woven().size(),
                    change.stale().size())));
    return new WeaveReport(diagnostics.sorted(), reports);
  }
}
