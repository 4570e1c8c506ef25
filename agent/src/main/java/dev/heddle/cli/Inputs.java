package dev.heddle.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code weave} and {@code check} have in common. */
final class Inputs {

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|JAR",
      description = "Directories of class files, and jars.")
  List<Path> paths = List.of();

  @Option(
      names = {"--classpath", "-cp"},
      paramLabel = "CP",
      description = "What the classes need to run; each entry must exist.")
  String classPath = "";

  @Option(
      names = "--sources",
      paramLabel = "DIRS",
      description =
          "Source roots to quote in messages, separated as in a class path. Without it they are"
              + " looked for in src/main/java and src/test/java near each input.")
  String sources = "";
}
