package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.harness.JavaSource;
import org.junit.jupiter.api.Test;

/** Each stage's product as text. */
class DumpTest {

  private static final byte[] SHOP =
      JavaSource.compile(
              "Shop",
              """
              import static dev.heddle.Asyncio.*;
              import dev.heddle.*;
              class Shop {
                @Async static Coroutine<Integer> total(int n) {
                  int sum = 0;
                  for (int i = 0; i < n; i++)
                    sum += await(price(i));
                  return done(sum);
                }
                @Async static Coroutine<Integer> price(int i) { return done(i * 3); }
              }
              """)
          .get("Shop");

  private static String dump(Stage stage) {
    return new Weaver().dump(SHOP, stage, "total");
  }

  @Test
  void read() {
    assertEquals(
        """
        class Shop, class file version 61
          total(I)Ldev/heddle/Coroutine;  line 5, annotated @Async
        """,
        dump(Stage.READ).replaceAll("version \\d+", "version 61"));
  }

  @Test
  void analyse() {
    assertEquals(
        """
        total(I)Ldev/heddle/Coroutine;
          await, line 7, direct call of price(I)Ldev/heddle/Coroutine;
            locals  0:int live  1:int dead  2:int live
            stack   [int]
          return, line 8, of a value
        """,
        dump(Stage.ANALYSE));
  }

  @Test
  void lower() {
    assertEquals(
        """
        total(I)Ldev/heddle/Coroutine;
          body   (ILShop$total$Frame;)Ljava/lang/Object;
          frame  Shop$total$Frame, layout 0000000000000000
            field  int n
            field  int i
            field  int stack0
          state 0: not started  0->n
          state 1: line 7  local0->n  local1 not kept  local2->i  stack0->stack0
        """,
        dump(Stage.LOWER).replaceAll("layout [0-9a-f]{16}", "layout 0000000000000000"));
  }

  private static final byte[] WALK =
      JavaSource.compile(
              "Walk",
              """
              import dev.heddle.*;
              import dev.heddle.continuation.Generator;
              class Walk {
                @Async static Generator<String> words(String text, int n) {
                  for (int i = 0; i < n; i++)
                    Generator.yield(text + i);
                  Generator.yieldFrom(words(text, n - 1));
                  return Generator.done();
                }
              }
              """)
          .get("Walk");

  @Test
  void lowerShowsWhatTheFrameOfAGeneratorKeeps() {
    assertEquals(
        """
        words(Ljava/lang/String;I)Ldev/heddle/continuation/Generator;
          body   (Ljava/lang/String;ILWalk$words$Frame;)Ljava/lang/Object;
          frame  Walk$words$Frame, layout 0000000000000000
            field  java.lang.String text
            field  int n
            field  int i
          state 0: not started  0->text kept  1->n kept
          state 1: line 6  local0==text kept  local1==n kept  local2->i kept
          state 2: line 7  local0 not kept  local1 not kept
        """,
        new Weaver()
            .dump(WALK, Stage.LOWER, "words")
            .replaceAll("layout [0-9a-f]{16}", "layout 0000000000000000"));
  }

  @Test
  void emitShowsThatANestedGeneratorIsOnlyAFrame() {
    assertTrue(
        new Weaver()
            .dump(WALK, Stage.ANALYSE, "words")
            .contains("yieldFrom, line 7, direct call of words("));
    String text = new Weaver().dump(WALK, Stage.EMIT, "words");
    assertTrue(
        text.contains("INVOKESTATIC Walk$words$Frame.make (Ljava/lang/String;I)LWalk$words$Frame;"),
        text);
    assertTrue(text.contains("dev/heddle/frame/GeneratorFrame.delegate"), text);
  }

  @Test
  void emitShowsEntryBodyAndFrameClass() {
    String text = dump(Stage.EMIT);
    assertTrue(text.contains("NEW Shop$total$Frame"), text);
    assertTrue(
        text.contains("INVOKESTATIC Shop.price (ILShop$price$Frame;)Ljava/lang/Object;"), text);
    assertTrue(
        text.contains("final synthetic class Shop$total$Frame extends dev/heddle/frame/Frame"),
        text);
  }

  @Test
  void verifyTellsTheSizes() {
    String text = dump(Stage.VERIFY);
    assertTrue(
        text.matches(
            "verified\n  total\\(ILShop\\$total\\$Frame;\\)Ljava/lang/Object;:"
                + " \\d+ bytes of code, frame class of \\d+ bytes\n"),
        text);
  }

  @Test
  void refusedClassTellsTheFirstReason() {
    byte[] bad =
        JavaSource.compile(
                "Bad",
                "class Bad { void m() { dev.heddle.Asyncio.await(dev.heddle.Asyncio.done()); } }")
            .get("Bad");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new Weaver().dump(bad, Stage.EMIT, null));
    assertEquals(
        "W0201: await in a method that is not async (Bad.m(Bad.java:1))", refused.getMessage());
  }
}
