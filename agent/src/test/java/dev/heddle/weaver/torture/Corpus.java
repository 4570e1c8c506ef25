package dev.heddle.weaver.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The classes of some jars. */
final class Corpus {

  private static final String CLASS = ".class";

  private final SortedMap<String, SortedMap<String, byte[]>> jars = new TreeMap<>();
  private final Map<String, byte[]> all = new TreeMap<>();

  private Corpus() {}

  /** All jars of a directory. */
  static Corpus of(Path directory) throws IOException {
    Corpus corpus = new Corpus();
    try (Stream<Path> files = Files.list(directory)) {
      files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(corpus::add);
    }
    return corpus;
  }

  private void add(Path file) {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        // other versions of the same classes lie under META-INF/versions
        if (name.endsWith(CLASS)
            && !name.startsWith("META-INF/")
            && !name.endsWith("module-info.class")) {
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          classes.put(name.substring(0, name.length() - CLASS.length()).replace('/', '.'), bytes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    jars.put(file.getFileName().toString(), classes);
    classes.forEach(all::putIfAbsent);
  }

  /** File names of the jars. */
  List<String> jars() {
    return List.copyOf(jars.keySet());
  }

  /** The classes of a jar, by binary name. */
  SortedMap<String, byte[]> classesOf(String jar) {
    return jars.get(jar);
  }

  /** The classes of all jars, by binary name; of several of the same name the first. */
  Map<String, byte[]> all() {
    return all;
  }
}
