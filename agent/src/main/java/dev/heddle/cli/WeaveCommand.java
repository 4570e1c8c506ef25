package dev.heddle.cli;

import dev.heddle.weaver.TortureWeaver;
import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.files.ClassWeaver;
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

  /** For tests of the weaver itself, so not in the help. */
  @Option(names = "--torture", hidden = true)
  private boolean torture;

  @Override
  public Integer call() {
    ClassWeaver classes = torture ? new TortureWeaver()::weave : new Weaver()::weave;
    return inputs.run(
        spec,
        classes,
        files -> output == null ? files.weave(inputs.paths) : files.weave(inputs.paths, output));
  }
}
