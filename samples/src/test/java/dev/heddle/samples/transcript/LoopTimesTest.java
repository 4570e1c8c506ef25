package dev.heddle.samples.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopTimesTest {
  private static final Transcript EX06 = Transcript.of(new Program("ex06"));

  @Test
  void eachTimeMayBeAtMostFiveHundredthsLate() {
    assertEquals(List.of(), differences("70", "70.1", "70.2"));
    assertEquals(List.of(), differences("70.05", "70.15", "70.25"));
    assertEquals(
        List.of("callback 3 invoked at 70.050000001 is late: at the latest at 70.05"),
        differences("70.050000001", "70.1", "70.2"));
    assertEquals(
        List.of("callback 2 invoked at 70.150000001 is late: at the latest at 70.15"),
        differences("70", "70.150000001", "70.2"));
    assertEquals(
        List.of("callback 1 invoked at 70.250000001 is late: at the latest at 70.25"),
        differences("70", "70.1", "70.250000001"));
  }

  @Test
  void noTimeMayBeEarly() {
    assertEquals(
        List.of(
            "callback 3 invoked at 69.999999999 is early: due at 70",
            "callback 2 invoked at 70.099999999 is early: due at 70.1",
            "callback 1 invoked at 70.199999999 is early: due at 70.2"),
        differences("69.999999999", "70.099999999", "70.199999999"));
  }

  @Test
  void onlyOutputThatDiffersInNothingButLatenessIsOnlyLate() {
    assertTrue(isOnlyLate(0, "70", "70.2", "70.3"));
    assertTrue(isOnlyLate(0, "70", "70.1", "70.3"));
    assertFalse(isOnlyLate(0, "70", "70.1", "70.2"));
    assertFalse(isOnlyLate(1, "70", "70.1", "70.3"));
    assertFalse(isOnlyLate(0, "70", "70.0", "70.3"));
    assertFalse(isOnlyLate(0, "1 is late: at the latest at 2", "70.1", "70.2"));
  }

  @Test
  void aTimeIsADecimalNumber() {
    assertEquals(
        List.of(
            "line 5: the original has 'callback 3 invoked at TIME', printed was 'callback 3 invoked at soon'"),
        differences("soon", "70.1", "70.2"));
    assertEquals(1, differences("7.0E1", "70.1", "70.2").size());
    assertEquals(1, differences("-70", "70.1", "70.2").size());
  }

  private static boolean isOnlyLate(int exitCode, String third, String second, String first) {
    return EX06.isOnlyLate(new Launch.Output(exitCode, printed(third, second, first)));
  }

  private static List<String> differences(String third, String second, String first) {
    return EX06.differences(printed(third, second, first));
  }

  private static String printed(String third, String second, String first) {
    return """
        entering event loop
        clock time: 1795417780.462655
        loop  time: 70
        registering callbacks
        callback 3 invoked at %s
        callback 2 invoked at %s
        callback 1 invoked at %s
        closing event loop
        """
        .formatted(third, second, first);
  }
}
