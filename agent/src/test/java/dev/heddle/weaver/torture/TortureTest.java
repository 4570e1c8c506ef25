package dev.heddle.weaver.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.harness.OtherJdks;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Classes of public libraries, each call of which suspends, pass the verifier; and woven as they
 * are they stay as they are. The jars are fetched by the build.
 */
class TortureTest {

  private static final Path SAMPLE = Path.of("target", "torture", "sample");
  private static final Path FULL = Path.of("target", "torture", "full");

  @Test
  void theJvmLinksWhatItLinksUnwoven() throws Exception {
    Torture torture = new Torture(Corpus.of(SAMPLE));
    Corpus.of(SAMPLE).jars().forEach(torture::run);
    System.out.println("torture of a sample: " + torture.counts());
    assertEquals("", String.join("\n", torture.rejections()));
    Map<String, Integer> counts = torture.counts();
    assertTrue(counts.get("classes") > 5_000, counts::toString);
    assertTrue(counts.get("suspensions") > 150_000, counts::toString);
  }

  @Test
  @EnabledIfSystemProperty(named = "heddle.proof", matches = "true")
  void eachJdkLinksThirtyThousandClasses() throws Exception {
    assertTrue(Corpus.of(FULL).all().size() > 30_000);
    List<Path> homes = new ArrayList<>(OtherJdks.homes());
    homes.add(Path.of(System.getProperty("java.home")));
    for (Path home : homes) {
      System.out.println("torture on " + home.getFileName());
      assertEquals(0, run(home), "rejected on " + home);
    }
  }

  private static int run(Path home) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(OtherJdks.java(home).toString());
    command.addAll(List.of("-Xmx4g", "-Xverify:all", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Torture.class.getName(), FULL.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File("target/torture/" + home.getFileName() + ".txt"))
        .start()
        .waitFor();
  }
}
