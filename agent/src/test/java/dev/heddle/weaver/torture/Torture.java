package dev.heddle.weaver.torture;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.Refused;
import dev.heddle.weaver.TortureWeaver;
import dev.heddle.weaver.Unchanged;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.Woven;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Weaves whole jars as torture, and lets the JVM verify the result. */
final class Torture {

  private final Corpus corpus;
  private final TortureWeaver weaver = new TortureWeaver();
  private final List<String> rejections = new ArrayList<>();
  private int classes;
  private int woven;
  private int frames;
  private int unlinkable;

  Torture(Corpus corpus) {
    this.corpus = corpus;
  }

  /** Puts one jar to the test. */
  void run(String jar) {
    Map<String, byte[]> plain = corpus.classesOf(jar);
    Map<String, byte[]> tortured = new HashMap<>();
    plain.forEach((name, bytes) -> weave(jar, name, bytes, tortured));
    CorpusLoader expected = loader(plain);
    CorpusLoader actual = loader(tortured);
    for (String name : plain.keySet()) {
      String before = expected.link(name);
      String after = actual.link(name);
      unlinkable += before.equals("linked") ? 0 : 1;
      if (!before.equals(after)) {
        rejections.add(jar + " " + name + "\n  plain:    " + before + "\n  tortured: " + after);
      }
    }
    for (String name : tortured.keySet()) {
      if (!plain.containsKey(name) && !actual.link(name).equals("linked")) {
        rejections.add(jar + " " + name + "\n  frame class: " + actual.link(name));
      }
    }
    classes += plain.size();
    frames += tortured.size() - plain.size();
  }

  private CorpusLoader loader(Map<String, byte[]> classes) {
    return new CorpusLoader(getClass().getClassLoader(), classes, corpus.all());
  }

  private void weave(String jar, String name, byte[] bytes, Map<String, byte[]> tortured) {
    if (!(new Weaver().weave(bytes) instanceof Unchanged)) {
      rejections.add(jar + " " + name + " has nothing to weave, and isn't left alone");
    }
    WeaveResult result = weaver.weave(bytes);
    if (result instanceof Refused refused) {
      rejections.add(jar + " " + name + " " + refused.diagnostics());
    }
    byte[] host = bytes;
    if (result instanceof Woven wovenClass) {
      woven++;
      host = wovenClass.host().bytes();
      for (ClassFile frame : wovenClass.frames()) {
        tortured.put(frame.binaryName(), frame.bytes());
      }
    }
    tortured.put(name, host);
  }

  /** Classes that the weaver or the JVM refused only because they were woven. */
  List<String> rejections() {
    return rejections;
  }

  /** The counts in words. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>(weaver.skipped());
    counts.put("classes", classes);
    counts.put("classes woven", woven);
    counts.put("classes that don't link unwoven", unlinkable);
    counts.put("frame classes", frames);
    counts.put("methods woven", weaver.methods());
    counts.put("suspensions", weaver.suspensions());
    return counts;
  }

  /**
   * Prints the counts after each jar, and what was rejected; the exit code says whether any was.
   */
  public static void main(String[] args) throws IOException {
    Torture torture = new Torture(Corpus.of(Path.of(args[0])));
    for (String jar : torture.corpus.jars()) {
      torture.run(jar);
      System.out.println(jar + " " + torture.counts());
    }
    torture.rejections.forEach(System.out::println);
    System.exit(torture.rejections.isEmpty() ? 0 : 1);
  }
}
