package dev.heddle.samples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.samples.woven.Built;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/**
 * What the jars promise: each public type outside of {@code internal}, and its public and protected
 * members, a line each.
 *
 * <p>The lines are in a file, so that a change of what users compile against is seen in a review
 * and never happens by accident. A change that is meant is written into it by {@code
 * -Dheddle.writeApi=true}.
 */
class ApiIT {
  private static final Path PROMISED =
      Built.CHECKOUT.resolve("samples/src/test/resources/dev/heddle/samples/docs/api.txt");

  @Test
  void whatIsPublicIsWhatIsPromised() throws IOException {
    List<String> actual = new ArrayList<>();
    List<Path> jars =
        Arrays.stream(Built.WITH_TESTS.split(File.pathSeparator))
            .map(Path::of)
            .filter(jar -> jar.getFileName().toString().startsWith("heddle-"))
            .sorted()
            .toList();
    try (URLClassLoader loader = new URLClassLoader(urls())) {
      for (Path jar : jars) {
        for (String name : classNames(jar)) {
          actual.addAll(ApiLines.of(name, loader));
        }
      }
    }
    if (Boolean.getBoolean("heddle.writeApi")) {
      Files.write(PROMISED, actual);
    }
    assertEquals(
        String.join("\n", Files.readAllLines(PROMISED)),
        String.join("\n", actual),
        "the public types and members are not those of api.txt; if that is meant, run the test"
            + " with -Dheddle.writeApi=true and commit the file");
  }

  private static URL[] urls() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : Built.WITH_TESTS.split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  private static List<String> classNames(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile());
        Stream<String> names = file.stream().map(ZipEntry::getName)) {
      return names
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .filter(name -> !name.contains(".internal.") && !name.endsWith("-info"))
          .sorted()
          .toList();
    }
  }
}
