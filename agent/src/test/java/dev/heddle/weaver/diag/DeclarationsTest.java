package dev.heddle.weaver.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A class file tells where a method's code begins; people look for its declaration. */
class DeclarationsTest {

  private static final Label FIRST_LINE = Label.ofDeclaration(4, "returns int", "count");

  private static Label placed(String... source) {
    return Declarations.place(FIRST_LINE, List.of(source));
  }

  @Test
  void theDeclarationIsFoundAboveTheFirstLineOfCode() {
    assertEquals(
        new Label(2, "returns int", "count"),
        placed("@Async", "  static List<int[]> count(", "      int n) {", "    return count(n);"));
    assertEquals(
        new Label(3, "returns int", "count"),
        placed("class A {", "  int counter() {}", "  int[] count (", "int n) { return 1; }"));
  }

  @Test
  void callsAreNoDeclarations() {
    assertEquals(
        new Label(1, "returns int", "count"),
        placed("int count()", "{", "  //", "  return count() + new count() + (count());"));
  }

  @Test
  void withoutTheDeclarationItStaysOnTheLine() {
    assertEquals(new Label(4, "returns int"), placed("a", "b", "c", "  return 1;"));
    assertEquals(new Label(4, "returns int"), placed());
    assertEquals(new Label(4, "returns int"), placed("a", "b"));
  }

  @Test
  void otherLabelsStayAsTheyAre() {
    Label other = new Label(2, "here", "count");

    assertEquals(other, Declarations.place(other, List.of("int count() {", "}")));
  }
}
