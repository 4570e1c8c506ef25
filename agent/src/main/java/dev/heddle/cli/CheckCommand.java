package dev.heddle.cli;

import dev.heddle.weaver.Weaver;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code heddle check}: says what weaving would say, and writes nothing. */
@Command(
    name = "check",
    description = "Says what weaving would say, and writes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = HeddleCommand.Version.class)
final class CheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private Inputs inputs = new Inputs();

  @Override
  public Integer call() {
    return inputs.run(spec, new Weaver()::weave, files -> files.check(inputs.paths));
  }
}
