package dev.heddle.cli;

import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.files.ClassWeaver;
import dev.heddle.weaver.files.FileWeaver;
import dev.heddle.weaver.files.JarRules;
import dev.heddle.weaver.files.WarningPolicy;
import dev.heddle.weaver.files.WeaveReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What {@code weave} and {@code check} have in common. */
final class Inputs {

  private static final long MEBIBYTE = 1L << 20;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|JAR|CLASS",
      description = "Directories of class files, jars, and single class files.")
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
              + " looked for in src/main/java and src/test/java near each input, else in src, else"
              + " beside the class files.")
  String sources = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, or json: one document for tools on stdout, and nothing on stderr.")
  Format format = Format.TEXT;

  @Option(
      names = "--strip-signatures",
      description = "Weave signed jars too; what is changed loses its signature.")
  boolean stripsSignatures;

  @Option(
      names = "--max-entry-size",
      paramLabel = "MIB",
      description = "Most that an entry of a jar may hold, unpacked; 512 without it.")
  int maxEntryMebibytes = (int) (JarRules.DEFAULT.maxEntryBytes() / MEBIBYTE);

  @Option(
      names = "--max-ratio",
      paramLabel = "N",
      description =
          "Most bytes that one byte of a jar may unpack to, beyond the first 16 MiB; 200 without"
              + " it.")
  int maxRatio = JarRules.DEFAULT.maxRatio();

  @Option(
      names = "--fail-on-warning",
      description = "Take warnings about classes for errors: nothing is written.")
  boolean failOnWarning;

  @Option(
      names = "--silence",
      paramLabel = "CODES",
      split = ",",
      description = "Warnings not to tell, as W0502,W0503.")
  List<String> silenced = List.of();

  /** How a run is told. */
  enum Format {
    /** For people. */
    TEXT,
    /** For tools. */
    JSON
  }

  /** Runs the weaver over files, tells what came of it, and gives the exit code. */
  int run(@Nullable CommandSpec spec, ClassWeaver classes, Function<FileWeaver, WeaveReport> work) {
    CommandSpec known = Objects.requireNonNull(spec, "picocli fills it in");
    if (maxEntryMebibytes < 1 || maxRatio < 1) {
      throw new ParameterException(
          known.commandLine(), "--max-entry-size and --max-ratio are numbers from 1 on");
    }
    WarningPolicy.objection(silenced)
        .ifPresent(
            objection -> {
              throw new ParameterException(known.commandLine(), objection);
            });
    ClassWeaver weaver = new WarningPolicy(failOnWarning, Set.copyOf(silenced)).applyTo(classes);
    Diagnostics diagnostics = new Diagnostics();
    ClassPath.parse(classPath, diagnostics);
    WeaveReport report =
        diagnostics.hasErrors()
            ? new WeaveReport(diagnostics.sorted(), List.of())
            : work.apply(new FileWeaver(weaver, rules()));
    return Reporter.of(known, this).tell(report);
  }

  private JarRules rules() {
    return new JarRules(maxEntryMebibytes * MEBIBYTE, maxRatio, stripsSignatures);
  }
}
