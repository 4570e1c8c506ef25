package dev.heddle.samples.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {
  @ParameterizedTest
  @CsvSource({"ex14, 36", "ex15, 12", "ex17, 30", "ex18, 2", "ex19, 2", "ex20, 240"})
  void aRuleAllowsExactlySoManyTranscripts(String program, int count) {
    List<String> lines = Transcript.of(new Program(program)).lines();
    Set<List<String>> allowed = ((Orders) Rules.of(program)).allowed(lines);
    assertEquals(count, allowed.size());
    assertEquals(lines, allowed.iterator().next());
  }

  @Test
  void setsMayListTheirElementsInAnyOrder() {
    assertEquals(List.of(), ex14("['phase 0 result', 'phase 2 result', 'phase 1 result']"));
    assertNotEquals(List.of(), ex14("['phase 0 result', 'phase 0 result', 'phase 1 result']"));
    assertNotEquals(List.of(), ex14("['phase 0 result', 'phase 1 result']"));
  }

  @Test
  void phasesMayStartInAnyOrderButNotEndInOne() {
    assertEquals(List.of(), orderOf("ex15", 1, 2, 5, 3, 4));
    assertEquals(List.of(), orderOf("ex15", 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 10));
    assertNotEquals(List.of(), orderOf("ex15", 1, 2, 3, 4, 6, 5));
  }

  @Test
  void phasesThatAreDueTogetherEndBeforeTheirAnswersComeAndInTheirOrder() {
    assertEquals(List.of(), orderOf("ex17", 1, 2, 5, 4, 3, 6, 8, 10, 7, 9, 11));
    assertEquals(List.of(), orderOf("ex17", 1, 2, 3, 4, 5, 6, 8, 7, 10, 9, 11));
    assertNotEquals(List.of(), orderOf("ex17", 1, 2, 3, 4, 5, 8, 6, 7, 9, 10, 11));
    assertNotEquals(List.of(), orderOf("ex17", 1, 2, 3, 4, 5, 6, 8, 9, 7, 10, 11));
    assertNotEquals(List.of(), orderOf("ex17", 1, 2, 3, 4, 5, 6, 8, 10, 9, 7, 11));
  }

  @Test
  void whoWaitsFirstForTheLockGetsItFirst() {
    assertEquals(List.of(), orderOf("ex18", 1, 2, 3, 5, 4, 6, 9, 10, 7, 8));
    assertNotEquals(List.of(), orderOf("ex18", 1, 2, 3, 5, 4));
    assertNotEquals(List.of(), orderOf("ex18", 1, 2, 3, 4, 5, 6, 9, 10, 7, 8));
  }

  @Test
  void whoWaitsFirstForTheEventIsTriggeredFirst() {
    assertEquals(List.of(), orderOf("ex19", 1, 3, 2, 4, 6, 5, 7));
    assertNotEquals(List.of(), orderOf("ex19", 1, 3, 2));
    assertNotEquals(List.of(), orderOf("ex19", 1, 2, 3, 4, 6, 5, 7));
  }

  @Test
  void consumersAreTriggeredInTheOrderInWhichTheyBeganToWait() {
    String exchanged =
        String.join("\n", Transcript.of(new Program("ex20")).lines())
            .replace("consumer 1", "consumer X")
            .replace("consumer 3", "consumer 1")
            .replace("consumer X", "consumer 3");
    assertEquals(List.of(), Transcript.of(new Program("ex20")).differences(exchanged));
    assertNotEquals(List.of(), orderOf("ex20", 1, 2, 5, 4, 3, 6));
  }

  @Test
  void theManipulatorStartsBeforeOrAfterTheWaitingButNotAmongIt() {
    assertEquals(List.of(), orderOf("ex20", 2, 3, 4, 5, 6, 1));
    assertNotEquals(List.of(), orderOf("ex20", 2, 3, 1, 4, 5, 6));
  }

  private static List<String> ex14(String list) {
    Transcript transcript = Transcript.of(new Program("ex14"));
    String last = "results: " + list;
    return transcript.differences(
        String.join("\n", transcript.lines()).replaceAll("results: .*", last));
  }

  /** The differences when the first lines come in this order, the others following as they are. */
  private static List<String> orderOf(String program, int... numbers) {
    Transcript transcript = Transcript.of(new Program(program));
    List<String> printed = new ArrayList<>(transcript.lines());
    for (int i = 0; i < numbers.length; i++) {
      printed.set(i, transcript.lines().get(numbers[i] - 1));
    }
    return transcript.differences(String.join("\n", printed));
  }
}
