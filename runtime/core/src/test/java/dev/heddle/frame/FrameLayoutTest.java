package dev.heddle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Asyncio;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameLayoutTest {
  private static final String TEXT =
      "1\tcom.acme.Shop\tload\t(I)Ldev/heddle/Coroutine;\tShop.java\t12\tbeef"
          + "\n14\t0"
          + "\n16\t1\tsum\tI\tsum\tname\tLjava/lang/String;\tname_1";

  @Test
  void theTextIsReadInFull() {
    FrameLayout layout = LayoutText.parse(TEXT);
    assertEquals(
        new FrameLayout(
            1,
            "com.acme.Shop",
            "load",
            "(I)Ldev/heddle/Coroutine;",
            "Shop.java",
            12,
            "beef",
            List.of(
                new FrameLayout.State(
                    14,
                    false,
                    List.of(),
                    new StackTraceElement("com.acme.Shop", "load", "Shop.java", 14)),
                new FrameLayout.State(
                    16,
                    true,
                    List.of(
                        new FrameLayout.Variable("sum", "I", "sum"),
                        new FrameLayout.Variable("name", "Ljava/lang/String;", "name_1")),
                    new StackTraceElement("com.acme.Shop", "load", "Shop.java", 16)))),
        layout);
    assertEquals("load() running at Shop.java:12", layout.describe(0, false));
    assertEquals("load() running at Shop.java:16", layout.describe(2, false));
    assertEquals("load() done, defined at Shop.java:12", layout.describe(2, true));
    assertFalse(layout.handled(1));
    assertTrue(layout.handled(2));
    assertTrue(layout.handled(3), "an unknown state is asked");
  }

  @Test
  void aTextThatIsNoneIsRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> LayoutText.parse("1\tonly"));
    assertEquals("not the layout of a frame class: 1\tonly", refused.getMessage());
  }

  @Test
  void theRuntimesOwnFramesHaveNoLines() {
    Frame<?> sleep = (Frame<?>) Asyncio.sleep(Duration.ZERO);
    assertEquals("<coroutine sleep() running at dev.heddle.Asyncio>", sleep.toString());
    assertEquals(
        "dev.heddle.Asyncio.sleep(Unknown Source)", FrameLayout.of(sleep).trace(1).toString());
  }
}
