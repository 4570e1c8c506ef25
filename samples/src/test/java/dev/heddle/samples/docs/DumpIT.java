package dev.heddle.samples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.samples.transcript.Launch;
import dev.heddle.samples.woven.Built;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state machine that a page shows, under {@code <!-- dump: Name -->}, is the real one. */
class DumpIT {
  private static final Path PAGE = Built.CHECKOUT.resolve("docs/guide/four-ways.md");

  @TempDir private Path folder;

  @Test
  void theCommandDumpsWhatThePageShows() throws IOException, InterruptedException {
    String page = Files.readString(PAGE);
    Matcher shown = Example.block("dump", "text").matcher(page);
    assertTrue(shown.find());
    Example program =
        Example.in(page).stream()
            .filter(example -> example.name().equals(shown.group(1)))
            .findFirst()
            .orElseThrow();
    Path source = Files.writeString(folder.resolve(program.name() + ".java"), program.source());
    List<String> javac = List.of("-g", "--release", "17", "-cp", Built.RUNTIME_JAR, "" + source);
    ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
    assertEquals(0, compiler.run(System.out, System.err, javac.toArray(String[]::new)));
    String compiled = "" + folder.resolve(program.name() + ".class");
    List<String> dump = List.of("-jar", Built.AGENT_JAR, "dump", "--stage=lower", compiled);
    Launch.Output output = new Launch(Path.of(System.getProperty("java.home")), dump).run();
    assertEquals(shown.group(2), output.text().replace("\r\n", "\n"));
    assertEquals(0, output.exitCode());
  }
}
