package dev.heddle.weaver.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The tests of commons-codec notice nothing when each call in them and in it suspends. */
class CodecSuiteTest {

  private static final Path SAMPLE = Path.of("target", "torture", "sample");

  /** What takes most of the time. */
  private static final String BEIDER_MORSE = "org.apache.commons.codec.language.bm.";

  @Test
  void partOfItsTestsGiveTheSameResult() throws Exception {
    assertSame(15_000, name -> !name.startsWith(BEIDER_MORSE));
  }

  @Test
  @EnabledIfSystemProperty(named = "heddle.proof", matches = "true")
  void allItsTestsGiveTheSameResult() throws Exception {
    assertSame(18_000, name -> true);
  }

  private static void assertSame(int least, Predicate<String> isWanted) throws Exception {
    Map<String, String> plain = new SuiteRun(SAMPLE, false, isWanted).run();
    Map<String, String> tortured = new SuiteRun(SAMPLE, true, isWanted).run();
    System.out.println("tests of commons-codec, plain and tortured: " + plain.size());
    assertTrue(plain.size() > least, () -> "only " + plain.size() + " tests");
    assertEquals(String.join("\n", lines(plain)), String.join("\n", lines(tortured)));
  }

  private static Iterable<String> lines(Map<String, String> results) {
    return results.entrySet().stream().map(Object::toString).toList();
  }
}
