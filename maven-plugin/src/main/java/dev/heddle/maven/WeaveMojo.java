package dev.heddle.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Weaves the async methods of the project's classes. Classes that are woven already are left alone;
 * when one is refused, the build fails and no class is changed.
 */
@Mojo(name = "weave", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class WeaveMojo extends AbstractWeaveMojo {

  /** The directory of class files to weave, in place. */
  @Parameter(
      property = "heddle.classesDirectory",
      defaultValue = "${project.build.outputDirectory}",
      required = true)
  private File classesDirectory = new File("");

  /** Where the sources are that messages quote. */
  @Parameter(defaultValue = "${project.compileSourceRoots}", readonly = true, required = true)
  private List<String> sourceRoots = List.of();

  /** Maven makes it and fills in the parameters. */
  public WeaveMojo() {}

  @Override
  File classesDirectory() {
    return classesDirectory;
  }

  @Override
  List<String> sourceRoots() {
    return sourceRoots;
  }
}
