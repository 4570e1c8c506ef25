package dev.heddle.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A program of many ordinary classes, each of which is loaded and used once. */
final class GeneratedProgram {

  static final String MAIN = "generated.Main";

  private static final String SOURCE =
      """
      package generated;

      import java.util.*;
      import java.util.function.*;

      public class Part# implements Comparable<Part#> {
        private final List<String> names = new ArrayList<>();
        private final Map<String, Integer> counts = new HashMap<>();
        private int total;

        public int run(int seed) {
          for (int i = 0; i < 3; i++) {
            String name = "part" + (seed + i);
            names.add(name);
            counts.merge(name, i, Integer::sum);
            total += name.length();
          }
          return total;
        }

        public String describe(String head) {
          StringBuilder text = new StringBuilder(head);
          for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            text.append(entry.getKey()).append('=').append(entry.getValue()).append(", ");
          }
          return text.toString();
        }

        public Optional<String> longest() {
          String best = null;
          for (String name : names) {
            if (best == null || name.length() > best.length()) best = name;
          }
          return Optional.ofNullable(best);
        }

        public int compareTo(Part# other) { return Integer.compare(total, other.total); }
        @Override public boolean equals(Object o) { return o instanceof Part# p && p.total == total; }
        @Override public int hashCode() { return Objects.hash(names, total); }
        @Override public String toString() { return "Part#[" + total + ", " + names + "]"; }
      }
      """;

  private static final String MAIN_SOURCE =
      """
      package generated;

      public class Main {
        public static void main(String[] args) throws Exception {
          int total = 0;
          for (int i = 0; i < #; i++) {
            Object part = Class.forName("generated.Part" + i).getConstructor().newInstance();
            total += part.hashCode();
          }
          if (total == 1) System.out.println(total);
        }
      }
      """;

  private GeneratedProgram() {}

  /** Compiles the program and packs it; gives the jar. */
  static Path write(Path directory, int classes) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("src/generated"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      Path file = sources.resolve("Part" + i + ".java");
      files.add(Files.writeString(file, SOURCE.replace("#", "" + i)));
    }
    files.add(
        Files.writeString(sources.resolve("Main.java"), MAIN_SOURCE.replace("#", "" + classes)));
    Path output = Files.createDirectories(directory.resolve("classes"));
    compile(files, output);
    return pack(output, directory.resolve("program.jar"));
  }

  private static void compile(List<Path> files, Path output) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", output.toString(), "-proc:none");
      boolean compiled =
          compiler
              .getTask(
                  null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!compiled) {
        throw new IllegalStateException("the generated program doesn't compile");
      }
    }
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
    return jar;
  }
}
