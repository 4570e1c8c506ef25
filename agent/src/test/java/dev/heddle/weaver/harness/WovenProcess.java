package dev.heddle.weaver.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.Woven;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a program that is woven here in the JVMs of other JDKs. */
public final class WovenProcess {

  private static final int RANDOM_RUNS = 5;

  private WovenProcess() {}

  /**
   * Weaves a class and runs it with every other JDK: never, always and at random suspending.
   *
   * @param className binary name of the class with the method
   * @param method takes a probe
   * @param classes its classes, none of them in a package
   * @param expected what each run is to do
   */
  public static void assertSameOnOtherJdks(
      String className, String method, Map<String, byte[]> classes, Outcome expected)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("woven");
    try {
      for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
        write(directory, entry.getKey(), entry.getValue());
        if (new Weaver().weave(entry.getValue()) instanceof Woven woven) {
          write(directory, entry.getKey(), woven.host().bytes());
          for (ClassFile frame : woven.frames()) {
            write(directory, frame.binaryName(), frame.bytes());
          }
        }
      }
      List<String> args = List.of(directory.toString(), className, method);
      for (Path home : OtherJdks.homes()) {
        assertEquals(
            Collections.nCopies(RANDOM_RUNS + 2, shown(expected)),
            JavaProcess.run(home, "", WovenProcess.class, args),
            home.toString());
      }
    } finally {
      delete(directory);
    }
  }

  private static void write(Path directory, String name, byte[] bytes) throws IOException {
    Files.write(directory.resolve(name + ".class"), bytes);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String shown(Outcome outcome) {
    return outcome.toString().replace('\n', ' ');
  }

  /**
   * Prints what a woven method does in each run, a line each.
   *
   * @param args where the classes are, the class and the method
   */
  public static void main(String[] args) throws Exception {
    print(args, Suspending.NEVER, 0);
    print(args, Suspending.ALWAYS, 0);
    for (int seed = 0; seed < RANDOM_RUNS; seed++) {
      print(args, Suspending.AT_RANDOM, seed);
    }
  }

  /** Each run has classes of its own, and so begins with the same static variables. */
  private static void print(String[] args, Suspending suspending, long seed) throws Exception {
    URL[] directory = {Path.of(args[0]).toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(directory, WovenProcess.class.getClassLoader())) {
      Method method = loader.loadClass(args[1]).getDeclaredMethod(args[2], Probe.class);
      System.out.println(shown(TargetRun.of(method, suspending, seed)));
    }
  }
}
