package dev.heddle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command itself, which only knows its subcommands. */
@Command(
    name = "heddle",
    description = "Weaves async methods into class files, at build time or while a program starts.",
    mixinStandardHelpOptions = true,
    versionProvider = HeddleCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 = done, 1 = errors in the input, nothing was written; 2 = wrong usage.",
      "'heddle COMMAND --help' tells more of a command."
    },
    subcommands = {
      WeaveCommand.class,
      CheckCommand.class,
      RunCommand.class,
      DumpCommand.class,
      ExplainCommand.class
    })
final class HeddleCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  private @Nullable Program program;

  /** Runs a subcommand and gives the exit code. */
  int execute(String... args) {
    return commandLine().execute(args);
  }

  CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    Objects.requireNonNull(line.getSubcommands().get("run"))
        .setStopAtPositional(true); // the rest is the program's
    line.setExpandAtFiles(false); // an argument with @ belongs to the program that is run
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(HeddleCommand::explainUsage);
    return line;
  }

  /** The program that {@code run} wants started, or null. */
  @Nullable Program program() {
    return program;
  }

  void start(Program wanted) {
    program = wanted;
  }

  @Override
  public void run() {
    CommandSpec known = Objects.requireNonNull(spec, "picocli fills it in");
    throw new ParameterException(known.commandLine(), "a command is missing");
  }

  private static int explainUsage(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    String message = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      err.println("error: " + Unmatched.describe(unmatched));
    } else {
      err.println(
          "error: " + message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1));
    }
    err.println();
    if (isPlain(e)) {
      // The usage would only push it out of sight.
      err.println("'" + line.getCommandSpec().qualifiedName() + " --help' tells how it is used.");
    } else {
      line.usage(err);
    }
    err.flush();
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Whether the message tells in full what is wrong. */
  private static boolean isPlain(ParameterException e) {
    boolean isOurs =
        e.getClass() == ParameterException.class && e.getCommandLine().getParent() != null;
    return isOurs || e instanceof UnmatchedArgumentException;
  }

  /** Reads the version that the build has put beside this class. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
      Properties properties = new Properties();
      try (InputStream in = HeddleCommand.class.getResourceAsStream("version.properties")) {
        if (in != null) {
          properties.load(in);
        }
      }
      return new String[] {"heddle " + properties.getProperty("version", "unknown")};
    }
  }
}
