package dev.heddle.weaver.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> COMMANDS = List.of("check", "dump", "explain", "run", "weave");

  @Test
  void lettersLeftOutAddedMistakenOrSwapped() {
    assertEquals(Optional.of("weave"), Nearest.to("wave", COMMANDS.subList(2, 5)));
    assertEquals(Optional.of("explain"), Nearest.to("explains", COMMANDS));
    assertEquals(Optional.of("check"), Nearest.to("CHACK", COMMANDS));
    assertEquals(Optional.of("check"), Nearest.to("chekc", COMMANDS));
    assertEquals(Optional.of("run"), Nearest.to("urn", COMMANDS));
  }

  @Test
  void whatIsFarFromAllWasNotMeant() {
    assertEquals(Optional.empty(), Nearest.to("build", COMMANDS));
    assertEquals(Optional.empty(), Nearest.to("x", COMMANDS));
    assertEquals(Optional.empty(), Nearest.to("", COMMANDS));
    assertEquals("", Nearest.hint("build", COMMANDS));
    assertEquals("; did you mean dump?", Nearest.hint("dmp", COMMANDS));
  }

  @Test
  void theClosestWins() {
    assertEquals(Optional.of("abcd"), Nearest.to("abcde", List.of("abxxe", "abcd", "bcdef")));
  }
}
