package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Asyncio;
import dev.heddle.weaver.harness.JavaSource;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.spi.ToolProvider;

/**
 * A directory with a program in it, as a user has one: sources, classes, and heddle-runtime
 * somewhere.
 */
final class Workspace {

  private final Path root;

  Workspace(Path root) {
    this.root = root;
  }

  /** The class path entry of heddle-runtime. */
  static String runtime() {
    return Path.of(runtimeUri()).toString();
  }

  /** The same as a manifest names it. */
  static URI runtimeUri() {
    try {
      return Asyncio.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Path root() {
    return root;
  }

  /** The class path of the program. */
  String classPath() {
    return runtime() + File.pathSeparator + "target/classes";
  }

  /** Writes the source under src/main/java and its classes under target/classes. */
  void compile(String className, String source) {
    write("src/main/java/" + className.replace('.', '/') + ".java", source);
    String classPath = runtime() + File.pathSeparator + root.resolve("target/classes");
    Map<String, byte[]> files = JavaSource.compile(className, source, "-cp", classPath);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      write("target/classes/" + file.getKey().replace('.', '/') + ".class", file.getValue());
    }
  }

  /** Runs javac as it stands. */
  void javac(String... args) {
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    int exitCode = ToolProvider.findFirst("javac").orElseThrow().run(out, out, args);
    assertEquals(0, exitCode, messages::toString);
  }

  Path write(String name, String content) {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] content) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
