package dev.heddle.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Weaves the async methods of the project's test classes. Classes that are woven already are left
 * alone; when one is refused, the build fails and no class is changed.
 */
@Mojo(name = "weave-tests", defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES, threadSafe = true)
public final class WeaveTestsMojo extends AbstractWeaveMojo {

  /** The directory of test class files to weave, in place. */
  @Parameter(
      property = "heddle.testClassesDirectory",
      defaultValue = "${project.build.testOutputDirectory}",
      required = true)
  private File classesDirectory = new File("");

  /** Where the test sources are that messages quote. */
  @Parameter(defaultValue = "${project.testCompileSourceRoots}", readonly = true, required = true)
  private List<String> sourceRoots = List.of();

  /** Maven makes it and fills in the parameters. */
  public WeaveTestsMojo() {}

  @Override
  File classesDirectory() {
    return classesDirectory;
  }

  @Override
  List<String> sourceRoots() {
    return sourceRoots;
  }
}
