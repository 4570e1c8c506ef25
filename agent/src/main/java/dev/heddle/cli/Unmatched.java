package dev.heddle.cli;

import dev.heddle.weaver.diag.Nearest;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says which option or command doesn't exist, and which one was probably meant. */
final class Unmatched {

  private Unmatched() {}

  /**
   * One line. The library's own suggestions miss options that have their value in the same
   * argument, and some that are a letter apart; but they know words that begin alike.
   */
  static String describe(UnmatchedArgumentException e) {
    CommandLine line = e.getCommandLine();
    String argument = e.getUnmatched().get(0);
    if (argument.startsWith("-")) {
      String name = argument.replaceFirst("=.*", "");
      String hint = Nearest.hint(name, line.getCommandSpec().optionsMap().keySet());
      if (hint.isEmpty() && !e.getSuggestions().isEmpty()) {
        hint = "; did you mean " + e.getSuggestions().get(0) + "?";
      }
      return "unknown option " + name + hint;
    }
    Collection<String> commands = line.getSubcommands().keySet();
    return commands.isEmpty()
        ? "'" + argument + "' is one argument too many"
        : "there is no command " + argument + Nearest.hint(argument, commands);
  }
}
