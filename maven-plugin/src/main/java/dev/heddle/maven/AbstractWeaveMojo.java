package dev.heddle.maven;

import dev.heddle.weaver.files.WarningPolicy;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have in common: they weave a directory in place, unless told to skip. */
abstract class AbstractWeaveMojo extends AbstractMojo {

  /** Leave the classes as they are; to run them woven by the agent, for example. */
  @Parameter(property = "heddle.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Let warnings fail the build, and tell them as errors, which {@code mvn -q} shows too; no class
   * is changed then.
   */
  @Parameter(property = "heddle.failOnWarning", defaultValue = "false")
  private boolean failOnWarning;

  /** Codes of the warnings that are not told, {@code W0502} for example. */
  @Parameter(property = "heddle.silence")
  private List<String> silence = List.of();

  /** The directory of class files to weave, in place. */
  abstract File classesDirectory();

  /** Where the sources are that messages quote. */
  abstract List<String> sourceRoots();

  @Override
  public void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("Weaving is skipped.");
      return;
    }
    Optional<String> objection = WarningPolicy.objection(silence);
    if (objection.isPresent()) {
      throw new MojoFailureException("In <silence>, " + objection.get());
    }
    WarningPolicy policy = new WarningPolicy(failOnWarning, Set.copyOf(silence));
    List<Path> sources = sourceRoots().stream().map(Path::of).toList();
    new Weaving(getLog(), policy).weave(classesDirectory().toPath(), sources);
  }

  void skip(boolean skipped) {
    skip = skipped;
  }

  void treatWarnings(boolean failing, List<String> silenced) {
    failOnWarning = failing;
    silence = silenced;
  }
}
