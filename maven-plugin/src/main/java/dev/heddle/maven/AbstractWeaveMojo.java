package dev.heddle.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have in common: they weave a directory in place, unless told to skip. */
abstract class AbstractWeaveMojo extends AbstractMojo {

  /** Leave the classes as they are; to run them woven by the agent, for example. */
  @Parameter(property = "heddle.skip", defaultValue = "false")
  private boolean skip;

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
    List<Path> sources = sourceRoots().stream().map(Path::of).toList();
    new Weaving(getLog()).weave(classesDirectory().toPath(), sources);
  }

  void skip(boolean skipped) {
    skip = skipped;
  }
}
