package dev.heddle.samples.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the comparison of every program, whatever its rule. */
class TranscriptTest {
  /** The neighbours, by the number of the upper line, that a rule allows to change places. */
  private static final Map<String, Set<Integer>> SWAPS =
      Map.of(
          "ex14", Set.of(3, 4),
          "ex15", Set.of(3, 4, 10),
          "ex17", Set.of(3, 4, 7, 9),
          "beyond_executor_threads", Set.of(3, 4, 5, 6, 7, 8, 9, 10, 13, 14),
          "beyond_streams", Set.of(2, 3, 6, 10, 14, 16, 17));

  static Stream<Transcript> transcripts() {
    return Program.all().map(Transcript::of);
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void itsOwnOutputInJavasNamesPasses(Transcript transcript) {
    assertEquals(List.of(), transcript.differences(inJava(transcript)));
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void everyMissingLineIsSeen(Transcript transcript) {
    List<String> lines = lines(transcript);
    for (int i = 0; i < lines.size(); i++) {
      List<String> shorter = new ArrayList<>(lines);
      String missing = shorter.remove(i);
      assertDiffers(transcript, shorter, "without line " + (i + 1) + ": " + missing);
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void everyRepeatedLineIsSeen(Transcript transcript) {
    List<String> lines = lines(transcript);
    for (int i = 0; i < lines.size(); i++) {
      List<String> longer = new ArrayList<>(lines);
      longer.add(i, lines.get(i));
      assertDiffers(transcript, longer, "with line " + (i + 1) + " twice");
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void everyChangedLineIsSeen(Transcript transcript) {
    List<String> lines = lines(transcript);
    for (int i = 0; i < lines.size(); i++) {
      for (String changed : List.of(lines.get(i) + " ", lines.get(i) + "x", "x" + lines.get(i))) {
        List<String> other = new ArrayList<>(lines);
        other.set(i, changed);
        assertDiffers(transcript, other, "with line " + (i + 1) + " as '" + changed + "'");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void neighboursChangePlacesOnlyWhereTheRuleSaysSo(Transcript transcript) {
    List<String> lines = lines(transcript);
    Set<Integer> allowed = new TreeSet<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> swapped = new ArrayList<>(lines);
      swapped.set(i - 1, lines.get(i));
      swapped.set(i, lines.get(i - 1));
      if (!swapped.equals(lines) && transcript.differences(String.join("\n", swapped)).isEmpty()) {
        allowed.add(i);
      }
    }
    assertEquals(SWAPS.getOrDefault(transcript.program().name(), Set.of()), allowed);
  }

  @Test
  void theEchoMayArriveInPieces() {
    Transcript transcript = transcriptOf("beyond_echo_client");
    String inPieces =
        inJava(transcript)
            .replace(
                "b'This is the message. It", "b'This is the '\nEchoClient: received b'message. It");
    assertEquals(List.of(), transcript.differences(inPieces));
    assertDiffers(transcript, List.of(inPieces.replace("b'message", "b'massage").split("\n")), "");
  }

  @Test
  void nothingIsReceivedBeforeItIsSent() {
    Transcript transcript = transcriptOf("beyond_streams");
    List<String> lines = lines(transcript);
    List<String> swapped = new ArrayList<>(lines);
    swapped.set(3, lines.get(4));
    swapped.set(4, lines.get(3));
    assertEquals(
        List.of("line 4: received before it was sent: " + lines.get(4)),
        transcript.differences(String.join("\n", swapped)));
  }

  @Test
  void portsMayDifferButOneEndHasOnePort() {
    Transcript transcript = transcriptOf("echo_server");
    String others = inJava(transcript).replace("35876", "1").replace("44123", "65535");
    assertEquals(List.of(), transcript.differences(others));
    assertDiffers(transcript, List.of(others.replaceFirst("_1:", "_2:").split("\n", -1)), "");
  }

  @Test
  void aDifferenceTellsTheLineAndBothTexts() {
    assertEquals(
        List.of(
            "line 2: the original has 'entering event loop', printed was 'in coroutine'",
            "line 3: the original has 'in coroutine', printed was 'entering event loop'",
            "line 5: the original has '', printed was nothing"),
        transcriptOf("ex01")
            .differences(
                "starting coroutine\nin coroutine\nentering event loop\nclosing event loop"));
  }

  @Test
  void lineEndsOfWindowsAreLineEnds() {
    assertEquals(
        List.of(), transcriptOf("ex02").differences("in coroutine\r\nit returned: 'result'\r\n"));
  }

  @Test
  void aProgramWithoutTranscriptIsRefused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> transcriptOf("ex99"));
    assertEquals("there is no transcript of 'ex99'", refusal.getMessage());
  }

  private static Transcript transcriptOf(String program) {
    return Transcript.of(new Program(program));
  }

  private static void assertDiffers(Transcript transcript, List<String> lines, String how) {
    List<String> differences = transcript.differences(String.join("\n", lines));
    assertEquals(false, differences.isEmpty(), transcript.program() + " passes " + how);
  }

  private static List<String> lines(Transcript transcript) {
    return List.of(inJava(transcript).split("\n", -1));
  }

  /** What a Java program that behaves as the Python one prints. */
  private static String inJava(Transcript transcript) {
    return transcript.lines().stream()
        .filter(line -> !line.startsWith("asyncio: Using selector"))
        .filter(line -> !line.startsWith("  DEBUG: "))
        .filter(line -> !line.startsWith("TypeError: Passing coroutines"))
        .collect(Collectors.joining("\n"))
        .replaceAll("ex(1[013])\\.py:4", "Ex$1.java:17")
        .replace("task_func()", "taskFunc()");
  }
}
