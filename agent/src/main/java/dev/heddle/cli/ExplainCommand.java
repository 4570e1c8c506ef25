package dev.heddle.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code heddle explain}: prints the page of an error or a warning, which is also {@code
 * docs/errors/CODE.md}; without a code all codes, each with its headline.
 */
@Command(
    name = "explain",
    description = {
      "Prints the page of an error or a warning.",
      "Without a code: all codes, a line each."
    },
    mixinStandardHelpOptions = true,
    versionProvider = HeddleCommand.Version.class)
final class ExplainCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CODE",
      description = "The code, as W0202; 202 means the same.")
  private @Nullable String code;

  @Override
  public Integer call() {
    CommandSpec known = Objects.requireNonNull(spec, "picocli fills it in");
    PrintWriter out = known.commandLine().getOut();
    if (code == null) {
      ErrorPages.headlines().forEach((each, headline) -> out.println(each + "  " + headline));
    } else {
      String page = ErrorPages.page(ErrorPages.meant(code));
      if (page == null) {
        throw new ParameterException(known.commandLine(), unknown(code));
      }
      out.print(page);
    }
    out.flush();
    return 0;
  }

  private static String unknown(String code) {
    return "there is no error '"
        + code
        + "'; "
        + ErrorPages.nearest(ErrorPages.meant(code))
            .map(page -> "the nearest is " + page.getKey() + ", " + page.getValue())
            .orElse("'heddle explain' lists all");
  }
}
