package dev.heddle.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The other JDKs of this machine. */
public final class Jdks {
  private Jdks() {}

  /**
   * The home of a JDK of a release: in a {@code JAVA_HOME_25...} variable, in the list {@code
   * HEDDLE_TEST_JDKS}, or beside the running one.
   */
  public static Optional<Path> find(int release) throws IOException {
    String list = System.getenv().getOrDefault("HEDDLE_TEST_JDKS", "");
    Path running = Path.of(System.getProperty("java.home")).toRealPath();
    Stream<String> named =
        System.getenv().entrySet().stream()
            .filter(variable -> variable.getKey().matches("JAVA_HOME_" + release + "(_.*)?"))
            .map(variable -> variable.getValue());
    try (Stream<Path> beside = Files.list(running.getParent())) {
      return Stream.of(
              named, Stream.of(list.split(File.pathSeparator)), beside.sorted().map(Path::toString))
          .flatMap(homes -> homes)
          .filter(home -> !home.isBlank())
          .map(Path::of)
          .filter(home -> isRelease(home, release))
          .findFirst();
    }
  }

  private static boolean isRelease(Path home, int release) {
    Path file = home.resolve("release");
    try {
      return Files.isReadable(file)
          && Files.readString(file).matches("(?s).*JAVA_VERSION=\"" + release + "[.\"].*");
    } catch (IOException unreadable) {
      return false; // whatever it is, it is no JDK that one can run
    }
  }
}
