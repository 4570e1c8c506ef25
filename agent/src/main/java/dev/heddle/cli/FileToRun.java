package dev.heddle.cli;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.files.ClassNames;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Answers those who name a file to {@code heddle run}, which takes the name of a class. */
final class FileToRun {

  private static final String RUNTIME = "heddle-runtime.jar" + File.pathSeparator;

  private FileToRun() {}

  /** What to write instead; null when there is no such file. */
  static @Nullable Diagnostic named(String name) {
    try {
      Path file = Path.of(name);
      return Files.exists(file) ? CliProblems.fileToRun(name, help(file)) : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String help(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(".class")) {
      return ofClass(file);
    }
    if (name.endsWith(".java")) {
      return "compile it first, javac -cp heddle-runtime.jar -d classes "
          + file
          + ", then write heddle run -cp "
          + RUNTIME
          + "classes "
          + name.replace(".java", "");
    }
    return "write heddle run -cp "
        + RUNTIME
        + file
        + " MAIN, with the class that has the main method";
  }

  private static String ofClass(Path file) {
    try {
      byte[] classFile = Files.readAllBytes(file);
      String root = ClassNames.rootOf(file, classFile).toString();
      String name = ClassNames.of(classFile);
      return "write heddle run -cp "
          + RUNTIME
          + (root.isEmpty() ? "." : root)
          + " "
          + (name == null ? "MAIN" : name);
    } catch (IOException e) {
      return "write heddle run -cp DIR MAIN";
    }
  }
}
