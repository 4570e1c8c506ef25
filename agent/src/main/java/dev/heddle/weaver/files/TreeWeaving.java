package dev.heddle.weaver.files;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Woven;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.WeaverBug;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Weaves the classes of one tree, in memory. */
final class TreeWeaving {

  private final ClassWeaver weaver;
  private final ClassTree tree;
  private final Diagnostics diagnostics;
  private final SortedMap<String, ClassChange> changes = new TreeMap<>();

  /** Which class each frame class was made for, both by the names of their files. */
  private final Map<String, String> hosts = new HashMap<>();

  TreeWeaving(ClassWeaver weaver, ClassTree tree, Diagnostics diagnostics) {
    this.weaver = weaver;
    this.tree = tree;
    this.diagnostics = diagnostics;
  }

  TreeChanges weave() {
    tree.classes().forEach(this::weave);
    SortedMap<String, byte[]> after = TreeChanges.applied(tree.classes(), changes);
    TreeChanges result = new TreeChanges(changes, FrameClasses.unneeded(after));
    diagnostics.reportAll(tree.warnings());
    diagnostics.reportAll(tree.objections(result));
    return result;
  }

  private void weave(String name, byte[] classFile) {
    WeaveResult result;
    try {
      result = weaver.weave(classFile);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      diagnostics.report(WeaverBug.of(tree.locate(name), e));
      return;
    }
    for (Diagnostic diagnostic : result.diagnostics()) {
      boolean placeless = diagnostic.location().isNowhere();
      diagnostics.report(placeless ? diagnostic.at(tree.locate(name)) : diagnostic);
    }
    if (result instanceof Woven woven) {
      changes.put(name, new ClassChange(woven.host().bytes(), framesBeside(name, woven.frames())));
    }
  }

  /** Frame classes go where their host lies, which in a jar need not be its package's directory. */
  private SortedMap<String, byte[]> framesBeside(String host, List<ClassFile> frames) {
    String directory = host.substring(0, host.lastIndexOf('/') + 1);
    SortedMap<String, byte[]> named = new TreeMap<>();
    for (ClassFile frame : frames) {
      String internal = frame.internalName();
      String name = directory + internal.substring(internal.lastIndexOf('/') + 1) + ClassTree.CLASS;
      byte[] existing = tree.classes().get(name);
      String other = hosts.putIfAbsent(name, host);
      Location place = tree.locate(host);
      if (existing != null && !FrameClasses.isFrame(name, existing)) {
        diagnostics.report(FileProblems.frameNameTaken(place, frame.binaryName()));
      } else if (other != null) {
        diagnostics.report(FileProblems.frameNameShared(place, frame.binaryName(), other));
      }
      named.put(name, frame.bytes());
    }
    return named;
  }
}
