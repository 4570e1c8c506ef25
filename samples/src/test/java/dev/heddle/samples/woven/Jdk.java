package dev.heddle.samples.woven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK that the woven samples are run on.
 *
 * @param home its directory
 * @param feature its feature version: 17, 25
 */
record Jdk(Path home, int feature) {
  /** The long-term releases that the samples must run on, wherever they are found. */
  private static final Set<Integer> RELEASES = Set.of(17, 25);

  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([0-9]+)");
  private static final Pattern HOME_VARIABLE =
      Pattern.compile("JAVA_HOME|JAVA_HOME_[0-9]+(_.*)?|JAVA[0-9]+_HOME|JDK_?[0-9]+(_HOME)?");

  /**
   * The JDK that runs this test, those that {@code HEDDLE_TEST_JDKS} lists as it would list a class
   * path, and JDK 17 and 25 where a {@code JAVA_HOME_...} variable names one or it is installed
   * beside the running one. One JDK a feature version.
   */
  static List<Jdk> found() {
    Map<Integer, Jdk> found = new LinkedHashMap<>();
    Jdk running = at(Path.of(System.getProperty("java.home"))).orElseThrow();
    found.put(running.feature(), running);
    named().forEach(jdk -> found.putIfAbsent(jdk.feature(), jdk));
    Stream.concat(fromVariables(), beside(running))
        .filter(jdk -> RELEASES.contains(jdk.feature()))
        .forEach(jdk -> found.putIfAbsent(jdk.feature(), jdk));
    return new ArrayList<>(found.values());
  }

  private static Stream<Jdk> named() {
    String list = System.getenv().getOrDefault("HEDDLE_TEST_JDKS", "");
    return Stream.of(list.split(File.pathSeparator, -1))
        .filter(home -> !home.isBlank())
        .map(
            home ->
                at(Path.of(home))
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "HEDDLE_TEST_JDKS names '" + home + "', which is no JDK")));
  }

  private static Stream<Jdk> fromVariables() {
    return System.getenv().entrySet().stream()
        .filter(variable -> HOME_VARIABLE.matcher(variable.getKey()).matches())
        .flatMap(variable -> at(Path.of(variable.getValue())).stream());
  }

  private static Stream<Jdk> beside(Jdk running) {
    Path parent = running.home().getParent();
    try (Stream<Path> siblings = Files.list(parent)) {
      return siblings.sorted().flatMap(home -> at(home).stream()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDK in a directory, if there is one; its {@code release} file tells the version. */
  private static Optional<Jdk> at(Path home) {
    Path release = home.resolve("release");
    boolean hasLauncher =
        Stream.of("java", "java.exe")
            .anyMatch(name -> Files.exists(home.resolve("bin").resolve(name)));
    if (!hasLauncher || !Files.isReadable(release)) {
      return Optional.empty();
    }
    try {
      Matcher version = VERSION.matcher(Files.readString(release));
      return version.find()
          ? Optional.of(new Jdk(home.toRealPath(), Integer.parseInt(version.group(1))))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
