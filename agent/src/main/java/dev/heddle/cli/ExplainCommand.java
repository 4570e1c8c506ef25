package dev.heddle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
 * docs/errors/CODE.md}.
 */
@Command(
    name = "explain",
    description = "Prints the page of an error or a warning.",
    mixinStandardHelpOptions = true,
    versionProvider = HeddleCommand.Version.class)
final class ExplainCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CODE", description = "The code, as W0202.")
  private String code = "";

  @Override
  public Integer call() throws IOException {
    CommandSpec known = Objects.requireNonNull(spec, "picocli fills it in");
    String page = code.toUpperCase(Locale.ROOT);
    try (InputStream in = getClass().getResourceAsStream("errors/" + page + ".md")) {
      if (in == null || !page.matches("W\\d{4}")) {
        throw new ParameterException(known.commandLine(), "there is no error '" + code + "'");
      }
      PrintWriter out = known.commandLine().getOut();
      out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      out.flush();
      return 0;
    }
  }
}
