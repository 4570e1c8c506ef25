package dev.heddle.cli;

import dev.heddle.agent.AgentMain;
import dev.heddle.agent.AgentOptions;
import dev.heddle.agent.LauncherAgent;
import dev.heddle.weaver.diag.Diagnostics;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code heddle run}: runs a program and weaves its classes as they are loaded. */
@Command(
    name = "run",
    description = {
      "Runs a program, weaving its classes as they are loaded.",
      "Output, exit code and exceptions are the program's own."
    },
    mixinStandardHelpOptions = true,
    versionProvider = HeddleCommand.Version.class)
final class RunCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable HeddleCommand heddle;

  @Option(
      names = {"-cp", "--classpath"},
      paramLabel = "CP",
      description =
          "Directories and jars of the program, heddle-runtime among them. Without it: the"
              + " environment's CLASSPATH, else the current directory.")
  private @Nullable String classPath;

  @Option(names = "--verbose", description = "Say on stderr which classes are woven.")
  private boolean verbose;

  @Parameters(index = "0", paramLabel = "MAIN", description = "The class with the main method.")
  private String main = "";

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "The program's arguments.")
  private List<String> args = List.of();

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec, List.of());
    Diagnostics diagnostics = new Diagnostics();
    String text = classPath == null ? ClassPath.defaultText() : classPath;
    ClassPath entries = ClassPath.parse(text, diagnostics);
    Instrumentation instrumentation = LauncherAgent.instrumentation();
    if (instrumentation == null) {
      diagnostics.report(CliProblems.noAgent());
    }
    if (instrumentation == null || diagnostics.hasErrors()) {
      reporter.tell(diagnostics.sorted());
      return reporter.exitCode();
    }
    AgentOptions options = new AgentOptions(verbose, true, null, List.of());
    AgentMain.install(options, instrumentation);
    Program program = Program.load(entries, main, args, diagnostics);
    reporter.tell(diagnostics.sorted());
    if (program != null) {
      Objects.requireNonNull(heddle, "picocli fills it in").start(program);
    }
    return reporter.exitCode();
  }
}
