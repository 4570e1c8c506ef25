package dev.heddle.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.EventLoop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** This module is built with JUnit 5; its tests of extension and engine also pass with JUnit 6. */
class JUnit6Test {
  private static final List<Class<?>> TESTS =
      List.of(
          HeddleExtensionTest.class,
          HeddleTestEngineTest.class,
          LeftBehindTest.class,
          AroundTestsTest.class);

  @Test
  void theExtensionAndTheEngineWorkWithJUnit6() throws IOException, InterruptedException {
    String classPath =
        String.join(
            File.pathSeparator,
            System.getProperty("heddle.junit6") + File.separator + "*",
            ForkedJvm.home(TestAbortedException.class),
            ForkedJvm.home(EventLoop.class),
            ForkedJvm.home(VirtualClock.class),
            ForkedJvm.home(JUnit6Test.class));
    List<String> lines =
        ForkedJvm.run(
            Path.of(System.getProperty("java.home")),
            classPath,
            Launched.class,
            TESTS.stream().map(Class::getName).toArray(String[]::new));
    assertTrue(lines.get(0).startsWith("6."), lines::toString);
    List<String> expected =
        TESTS.stream()
            .flatMap(test -> Stream.of(test.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(method -> method.getName() + "(): SUCCESSFUL")
            .sorted()
            .toList();
    assertEquals(expected, lines.subList(1, lines.size()).stream().sorted().toList());
  }
}
