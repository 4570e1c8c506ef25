package dev.heddle.weaver.harness;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.CompilationProgress;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** The Java compilers whose class files are woven in tests. They write to a directory. */
public final class Compilers {

  /** A Java compiler. */
  public interface Compiler {

    /**
     * Compiles.
     *
     * @param arguments options and source files
     * @return what it complains of; empty when it compiled
     */
    String run(List<String> arguments) throws Exception;
  }

  private Compilers() {}

  /** javac of the running JDK. */
  public static Compiler javac() {
    return arguments -> {
      StringWriter messages = new StringWriter();
      PrintWriter out = new PrintWriter(messages);
      ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
      return javac.run(out, out, arguments.toArray(String[]::new)) == 0 ? "" : messages.toString();
    };
  }

  /** The compiler of Eclipse. */
  public static Compiler ecj() {
    return arguments -> {
      StringWriter messages = new StringWriter();
      PrintWriter out = new PrintWriter(messages);
      List<String> all = new ArrayList<>(arguments);
      all.add(0, "-nowarn");
      CompilationProgress silent = null;
      return BatchCompiler.compile(all.toArray(String[]::new), out, out, silent)
          ? ""
          : messages.toString();
    };
  }

  /** javac of another JDK. */
  public static Compiler javacOf(Path home) {
    return arguments -> {
      List<String> command = new ArrayList<>(arguments);
      command.add(0, OtherJdks.tool(home, "javac").toString());
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String messages = new String(process.getInputStream().readAllBytes());
      return process.waitFor() == 0 ? "" : messages;
    };
  }

  /** Compiles source files against the test's class path. */
  public static void compile(Compiler compiler, Path out, List<Path> sources, String... options)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-proc:none", "-nowarn", "-d", out.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    sources.forEach(source -> arguments.add(source.toString()));
    String complaint = compiler.run(arguments);
    if (!complaint.isEmpty()) {
      throw new IllegalArgumentException(complaint);
    }
  }

  /** The class files in a directory, by binary name. */
  public static Map<String, byte[]> classesIn(Path directory) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = directory.relativize(file).toString().replace(File.separatorChar, '.');
        classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
      }
    }
    return classes;
  }
}
