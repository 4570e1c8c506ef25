package dev.heddle.cli;

import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.files.FileWeaver;
import dev.heddle.weaver.files.WeaveReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heddle weave}: weaves directories and jars. */
@Command(
    name = "weave",
    description = {
      "Weaves class files, in place or into another directory or jar.",
      "Weaving again changes nothing. When a class is refused, no file is changed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = HeddleCommand.Version.class)
final class WeaveCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private Inputs inputs = new Inputs();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description =
          "Where to write: a directory, or a new jar for a single one. Without it: in place.")
  private @Nullable Path output;

  @Override
  public Integer call() {
    Reporter reporter = Reporter.of(spec, inputs);
    if (!reporter.acceptsClassPath(inputs.classPath)) {
      return reporter.exitCode();
    }
    FileWeaver weaver = new FileWeaver(new Weaver()::weave);
    WeaveReport report =
        output == null ? weaver.weave(inputs.paths) : weaver.weave(inputs.paths, output);
    reporter.tell(report.diagnostics());
    if (!report.hasErrors()) {
      report.trees().forEach(reporter::woven);
    }
    return reporter.exitCode();
  }
}
