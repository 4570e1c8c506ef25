package dev.heddle.testing;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of test classes by JUnit's launcher, as lines, and the failures of what failed. */
final class Launched implements TestExecutionListener {
  private final List<String> lines = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private Launched() {}

  static Launched run(Class<?> testClass) {
    return run("junit-jupiter", DiscoverySelectors.selectClass(testClass));
  }

  static Launched run(String engine, DiscoverySelector... selectors) {
    Launched run = new Launched();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors)
            .filters(EngineFilter.includeEngines(engine))
            .configurationParameter("junit.jupiter.testmethod.order.default", ORDER)
            .build();
    LauncherFactory.create().execute(request, run);
    return run;
  }

  private static final String ORDER = "org.junit.jupiter.api.MethodOrderer$MethodName";

  /**
   * In a JVM of its own: runs Jupiter's tests in the classes named, and prints JUnit's version and
   * the lines.
   */
  public static void main(String[] classNames) throws ClassNotFoundException {
    System.out.println(Test.class.getPackage().getImplementationVersion());
    for (String name : classNames) {
      Launched run = run(Class.forName(name));
      run.lines().forEach(System.out::println);
      run.failures.forEach(failure -> failure.printStackTrace(System.out));
    }
  }

  /** For each test {@code name: SUCCESSFUL}, {@code FAILED} or {@code SKIPPED why}. */
  List<String> lines() {
    return lines;
  }

  /** The failure of the only test that failed. */
  Throwable failure() {
    if (failures.size() != 1) {
      throw new AssertionError(failures.size() + " failures in " + lines + ": " + failures);
    }
    return failures.get(0);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    lines.add(test.getDisplayName() + ": SKIPPED " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    result.getThrowable().ifPresent(failures::add);
    if (test.isTest() || result.getThrowable().isPresent()) {
      lines.add(test.getDisplayName() + ": " + result.getStatus());
    }
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    lines.add(test.getDisplayName() + ": " + entry.getKeyValuePairs());
  }
}
