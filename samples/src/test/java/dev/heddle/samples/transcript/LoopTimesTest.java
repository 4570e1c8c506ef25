package dev.heddle.samples.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopTimesTest {
  @Test
  void eachTimeMayBeAtMostFiveHundredthsLate() {
    assertEquals(List.of(), differences("70", "70.1", "70.2"));
    assertEquals(List.of(), differences("70.05", "70.15", "70.25"));
    assertEquals(
        List.of("callback 3 invoked at 70.050000001 is not between 70 and 70.05"),
        differences("70.050000001", "70.1", "70.2"));
    assertEquals(
        List.of("callback 2 invoked at 70.150000001 is not between 70.1 and 70.15"),
        differences("70", "70.150000001", "70.2"));
    assertEquals(
        List.of("callback 1 invoked at 70.250000001 is not between 70.2 and 70.25"),
        differences("70", "70.1", "70.250000001"));
  }

  @Test
  void noTimeMayBeEarly() {
    assertEquals(
        List.of(
            "callback 3 invoked at 69.999999999 is not between 70 and 70.05",
            "callback 2 invoked at 70.099999999 is not between 70.1 and 70.15",
            "callback 1 invoked at 70.199999999 is not between 70.2 and 70.25"),
        differences("69.999999999", "70.099999999", "70.199999999"));
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

  private static List<String> differences(String third, String second, String first) {
    return Transcript.of(new Program("ex06"))
        .differences(
            """
            entering event loop
            clock time: 1795417780.462655
            loop  time: 70
            registering callbacks
            callback 3 invoked at %s
            callback 2 invoked at %s
            callback 1 invoked at %s
            closing event loop
            """
                .formatted(third, second, first));
  }
}
