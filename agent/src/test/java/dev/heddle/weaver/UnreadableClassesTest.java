package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heddle.weaver.harness.JavaSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no class file, or no whole one, is refused for that alone. */
class UnreadableClassesTest {

  @Test
  void notAClassFile() {
    WeaveResult result = new Weaver().weave("hello, this is no class".getBytes());
    assertEquals(List.of("W0101 <unknown> not a class file"), RefusalsTest.told(result));
    assertEquals(
        List.of("W0101 <unknown> not a class file"),
        RefusalsTest.told(new Weaver().weave(new byte[0])));
  }

  @Test
  void classFileThatIsCutShort() {
    byte[] whole =
        JavaSource.compile(
                "T", "import static dev.heddle.Asyncio.*; import dev.heddle.*; class T {}")
            .get("T");
    for (int length = 4; length < whole.length; length++) {
      WeaveResult result = new Weaver().weave(Arrays.copyOf(whole, length));
      assertInstanceOf(Refused.class, result, "cut to " + length);
      assertEquals(
          List.of("W0101 <unknown> the class file is cut short or damaged"),
          RefusalsTest.told(result));
    }
  }
}
