package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Coroutine;
import dev.heddle.weaver.harness.CommittedClasses;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.Targets;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compilers of Kotlin and Scala write: woven where it is async, else untouched. */
class OtherLanguagesTest {

  private static final int RANDOM_RUNS = 10;
  private static final String CLASSES = "/languages/classes.base64";

  @ParameterizedTest
  @ValueSource(
      strings = {"kotlin.KotlinTargetsKt:10", "kotlin.Companions:1", "scala.ScalaTargets:7"})
  void asyncMethodsDoTheSameWoven(String target) throws Exception {
    String name = "dev.heddle.weaver.targets." + target.substring(0, target.indexOf(':'));
    Map<String, byte[]> classes = CommittedClasses.in(CLASSES);
    Class<?> type = new TargetLoader("dev.heddle.weaver.targets.", false, classes).loadClass(name);
    List<Method> targets =
        Arrays.stream(type.getDeclaredMethods())
            .filter(
                method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Probe.class}))
            .filter(method -> method.getReturnType() == Coroutine.class)
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    List<String> outcomes = Targets.comparedTogether(targets, classes, RANDOM_RUNS);
    assertEquals(Integer.parseInt(target.substring(target.indexOf(':') + 1)), outcomes.size());
    outcomes.forEach(line -> assertTrue(line.contains("end=returned "), line));
  }

  @Test
  void classesWithoutAsyncMethodsAreUntouched() throws Exception {
    int classes = untouched(jarOf(kotlin.Unit.class)) + untouched(jarOf(scala.Option.class));
    assertTrue(classes > 3_500, classes + " classes");
  }

  private static Path jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static int untouched(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile());
        Stream<String> names = jar.stream().map(entry -> entry.getName())) {
      List<String> classes = names.filter(name -> name.endsWith(".class")).toList();
      for (String name : classes) {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
          WeaveResult result = new Weaver().weave(in.readAllBytes());
          assertInstanceOf(Unchanged.class, result, name);
          assertEquals(List.of(), result.diagnostics(), name);
        }
      }
      return classes.size();
    }
  }
}
