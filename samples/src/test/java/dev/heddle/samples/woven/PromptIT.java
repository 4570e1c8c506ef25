package dev.heddle.samples.woven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.samples.transcript.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script that starts jshell with a loop, on each JDK that is there. */
class PromptIT {
  private static final String TYPED =
      """
      @Async Coroutine<String> twice(String text) {
        await(sleep(Duration.ofMillis(5)));
        return done(text + text);
      }
      System.out.println(run(twice("ab")))
      System.out.println(onLoop(() -> gather(twice("x"), twice("y"))))
      Task<String> task = (Task<String>) onLoop(() -> done(createTask(twice("z"))))
      System.out.println(run(task))
      @Async Coroutine<String> fails() { throw new IllegalArgumentException("on the loop"); }
      try { run(fails()); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
      /exit
      """;

  static List<Jdk> jdks() {
    return Jdk.found();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void asyncMethodsCanBeTypedAndRun(Jdk jdk, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path typed = Files.writeString(folder.resolve("typed.jsh"), TYPED);
    Path script = Built.CHECKOUT.resolve("docs/reference/heddle.jsh");
    List<String> arguments =
        List.of(
            "-m",
            "jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider",
            "-R-javaagent:" + Built.AGENT_JAR,
            "--class-path",
            Built.RUNTIME_JAR,
            "--startup",
            "DEFAULT",
            "--startup",
            script.toString(),
            "-s",
            typed.toString());
    assertEquals(
        "abab\n[xx, yy]\nzz\non the loop\n",
        new Launch(jdk.home(), arguments).run().text().replace("\r\n", "\n"));
  }
}
