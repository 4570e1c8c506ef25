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
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Weaves directories of classes and jars. Running it again changes nothing; an error in any class
 * of any input leaves all files as they are.
 */
public final class FileWeaver {

  private final ClassWeaver weaver;

  /**
   * A weaver of files.
   *
   * @param weaver what is done to each class
   */
  public FileWeaver(ClassWeaver weaver) {
    this.weaver = weaver;
  }

  /**
   * Weaves without writing anything.
   *
   * @param inputs directories and jars
   */
  public WeaveReport check(List<Path> inputs) {
    return run(inputs, new Outputs(null), false);
  }

  /**
   * Weaves in place.
   *
   * @param inputs directories and jars
   */
  public WeaveReport weave(List<Path> inputs) {
    return run(inputs, new Outputs(null), true);
  }

  /**
   * Weaves into another place; what needs no weaving is copied.
   *
   * @param inputs directories and jars
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

  private static @Nullable ClassTree open(Path input, Diagnostics diagnostics) {
    try {
      return Files.isDirectory(input) ? DirectoryTree.open(input) : JarTree.open(input);
    } catch (NoSuchFileException e) {
      diagnostics.report(FileProblems.missing(input));
    } catch (ZipException e) {
      diagnostics.report(FileProblems.notAJar(input, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      diagnostics.report(FileProblems.unreadable(input, e));
    }
    return null;
  }

  private static void write(
      Map<ClassTree, TreeChanges> changes, Outputs outputs, Diagnostics diagnostics) {
    Path input = Path.of("");
    Path output = input;
    try (FileTransaction transaction = new FileTransaction()) {
      for (Map.Entry<ClassTree, TreeChanges> entry : changes.entrySet()) {
        input = entry.getKey().path();
        output = outputs.of(entry.getKey());
        entry.getKey().write(entry.getValue(), output, transaction);
      }
      transaction.commit();
    } catch (ZipException e) {
      diagnostics.report(FileProblems.notAJar(input, String.valueOf(e.getMessage())));
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
