package dev.heddle.cli;

import dev.heddle.weaver.Refused;
import dev.heddle.weaver.Stage;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Location;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle dump}: prints what a stage of the weaver makes of a class. */
@Command(
    name = "dump",
    description = "Prints what a stage of the weaver makes of a class.",
    mixinStandardHelpOptions = true,
    versionProvider = HeddleCommand.Version.class)
final class DumpCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "lower",
      description = "read, analyse, lower, emit or verify; lower, the plan, without it.")
  private Stage stage = Stage.LOWER;

  @Option(
      names = {"-cp", "--classpath"},
      paramLabel = "CP",
      description = "Where to look for the class; the current directory without it.")
  private @Nullable String classPath;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "Print only the methods of this name.")
  private @Nullable String method;

  @Parameters(
      index = "0",
      paramLabel = "CLASS|FILE",
      description = "The name of a class, or the path of its class file.")
  private String name = "";

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec, List.of());
    Diagnostics diagnostics = new Diagnostics();
    String text = classPath == null ? ClassPath.defaultText() : classPath;
    ClassPath entries = ClassPath.parse(text, diagnostics);
    byte[] classFile =
        diagnostics.hasErrors() ? null : ClassFinder.find(name, entries, diagnostics);
    if (classFile != null) {
      dump(classFile, diagnostics);
    }
    reporter.tell(diagnostics.sorted());
    return reporter.exitCode();
  }

  private void dump(byte[] classFile, Diagnostics diagnostics) {
    Weaver weaver = new Weaver();
    try {
      String text = weaver.dump(classFile, stage, method).stripTrailing();
      if (text.isEmpty()) {
        diagnostics.report(CliProblems.nothingToShow(name, method));
        return;
      }
      PrintWriter out = Objects.requireNonNull(spec, "picocli fills it in").commandLine().getOut();
      out.println(text);
      out.flush();
    } catch (IllegalArgumentException e) {
      WeaveResult result = weaver.weave(classFile);
      Location place = Location.ofFile(name);
      result.diagnostics().stream()
          .map(d -> d.location().isNowhere() ? d.at(place) : d)
          .forEach(diagnostics::report);
      if (!(result instanceof Refused)) {
        diagnostics.report(CliProblems.noStageProduct(name, String.valueOf(e.getMessage())));
      }
    }
  }
}
