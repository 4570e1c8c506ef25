package dev.heddle.weaver.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs beside the one that runs the tests. */
public final class OtherJdks {

  private static final int OLDEST = 17;
  private static final Pattern VERSION = Pattern.compile("^JAVA_VERSION=\"(\\d+)");

  private OtherJdks() {}

  /**
   * Homes of those that {@code HEDDLE_TEST_JDKS} lists as it would list a class path, and of those
   * in the directory that holds the running one; links are left out.
   */
  public static List<Path> homes() throws IOException {
    Path running = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> homes = new ArrayList<>();
    for (String home :
        System.getenv().getOrDefault("HEDDLE_TEST_JDKS", "").split(File.pathSeparator, -1)) {
      if (!home.isBlank()) {
        homes.add(Path.of(home).toRealPath());
      }
    }
    try (Stream<Path> siblings = Files.list(running.getParent())) {
      siblings.filter(home -> !Files.isSymbolicLink(home)).sorted().forEach(homes::add);
    }
    return homes.stream()
        .distinct()
        .filter(home -> !home.equals(running))
        .filter(home -> Files.isExecutable(java(home)))
        .filter(OtherJdks::runsOurClasses)
        .toList();
  }

  /** Class files of the tests are Java 17's. */
  private static boolean runsOurClasses(Path home) {
    return version(home) >= OLDEST;
  }

  /** The feature version of a JDK, as its release file tells; 0 for what isn't a JDK. */
  public static int version(Path home) {
    try {
      return Files.readAllLines(home.resolve("release")).stream()
          .map(VERSION::matcher)
          .filter(Matcher::find)
          .mapToInt(version -> Integer.parseInt(version.group(1)))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // whatever it is, it isn't a JDK that one can name
    }
  }

  /** The launcher of a JDK. */
  public static Path java(Path home) {
    return tool(home, "java");
  }

  /** A command of a JDK. */
  public static Path tool(Path home, String name) {
    boolean isWindows = File.separatorChar == '\\';
    return home.resolve("bin").resolve(isWindows ? name + ".exe" : name);
  }
}
