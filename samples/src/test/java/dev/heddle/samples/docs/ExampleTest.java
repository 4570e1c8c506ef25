package dev.heddle.samples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleTest {
  private static final String PROGRAM =
      """
      Some words.

      <!-- program: Hello -->
      ```java
      class Hello {
        public static void main(String[] args) {}
      }
      ```
      prints

      """;
  private static final String OUTPUT =
      """
      <!-- prints: Hello -->
      ```text
      hello
      ```
      """;
  private static final String FRAGMENT =
      """
      ```java
      String first = await(phase1());
      ```
      """;

  @Test
  void aMarkedProgramIsFoundWithItsOutput() {
    assertEquals(
        List.of(
            new Example(
                "Hello",
                "class Hello {\n  public static void main(String[] args) {}\n}\n",
                "hello\n")),
        Example.in(FRAGMENT + PROGRAM + FRAGMENT + OUTPUT + FRAGMENT));
  }

  @Test
  void aProgramWithoutOutputIsRefused() {
    assertEquals("Hello has no output under it", refusal(PROGRAM));
  }

  @Test
  void aProgramWithoutMarkIsRefused() {
    assertEquals(
        "1 blocks with a main method instead of 0",
        refusal(PROGRAM.replace("<!-- program: Hello -->\n", "")));
  }

  @Test
  void aMarkWithoutItsBlockIsRefused() {
    assertEquals(
        "3 marks instead of 2", refusal(PROGRAM + OUTPUT + "<!-- program: Other -->\nwords\n"));
  }

  @Test
  void aMarkWithinASentenceIsNone() {
    assertEquals(List.of(), Example.in("Put `<!-- program: Name -->` above it.\n"));
  }

  private static String refusal(String markdown) {
    return assertThrows(IllegalArgumentException.class, () -> Example.in(markdown)).getMessage();
  }
}
