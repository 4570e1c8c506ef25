package dev.heddle.weaver.torture;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.TortureWeaver;
import dev.heddle.weaver.Woven;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of the tests of commons-codec, in classes of its own. */
final class SuiteRun {

  private static final String CODEC = "commons-codec-";
  private static final String TESTS = "-tests.jar";

  private final Path directory;
  private final Predicate<String> isWanted;
  private final Corpus corpus;
  private final Map<String, byte[]> woven = new HashMap<>();

  /**
   * A run.
   *
   * @param directory holds the jar, that of its tests, and those that these need
   * @param isTortured whether each call of the jar and of its tests suspends
   * @param isWanted tells by the name of a test class whether it is run
   */
  SuiteRun(Path directory, boolean isTortured, Predicate<String> isWanted) throws IOException {
    this.directory = directory;
    this.isWanted = isWanted;
    this.corpus = Corpus.of(directory);
    if (isTortured) {
      TortureWeaver weaver = new TortureWeaver();
      for (String jar : corpus.jars()) {
        if (jar.startsWith(CODEC)) {
          corpus.classesOf(jar).values().forEach(bytes -> weave(weaver, bytes));
        }
      }
    }
  }

  private void weave(TortureWeaver weaver, byte[] bytes) {
    if (weaver.weave(bytes) instanceof Woven result) {
      woven.put(result.host().binaryName(), result.host().bytes());
      for (ClassFile frame : result.frames()) {
        woven.put(frame.binaryName(), frame.bytes());
      }
    }
  }

  /** What became of each test, by its unique id. */
  Map<String, String> run() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new Loader(urls(), woven)) {
      thread.setContextClassLoader(loader);
      List<DiscoverySelector> classes = new ArrayList<>();
      for (String name : testClasses()) {
        classes.add(selectClass(Class.forName(name, false, loader)));
      }
      Results results = new Results();
      // no other engine or listener: the launcher is itself run by one
      Launcher launcher =
          LauncherFactory.create(
              LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build());
      launcher.execute(
          LauncherDiscoveryRequestBuilder.request().selectors(classes).build(), results);
      return results.byId;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private List<String> testClasses() {
    return corpus.jars().stream()
        .filter(jar -> jar.startsWith(CODEC) && jar.endsWith(TESTS))
        .flatMap(jar -> corpus.classesOf(jar).keySet().stream())
        .filter(name -> name.endsWith("Test") && isWanted.test(name))
        .toList();
  }

  private URL[] urls() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String jar : corpus.jars()) {
      urls.add(directory.resolve(jar).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /** Woven classes from memory, all else from the jars. */
  private static final class Loader extends URLClassLoader {
    private final Map<String, byte[]> woven;

    Loader(URL[] urls, Map<String, byte[]> woven) {
      super(urls, SuiteRun.class.getClassLoader());
      this.woven = woven;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = woven.get(name);
      return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static final class Results implements TestExecutionListener {
    final Map<String, String> byId = new TreeMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        String failure = result.getThrowable().map(Object::toString).orElse("");
        byId.put(test.getUniqueId(), result.getStatus() + " " + failure);
      }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      byId.put(test.getUniqueId(), "SKIPPED " + reason);
    }
  }
}
