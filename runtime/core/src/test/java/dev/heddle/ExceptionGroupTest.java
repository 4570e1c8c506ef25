package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionGroupTest {
  private final IOException io = new IOException("io");
  private final IOException deepIo = new IOException("deep");
  private final IllegalStateException state = new IllegalStateException("state");
  private final ArithmeticException sum = new ArithmeticException("sum");
  private final ExceptionGroup nested = new ExceptionGroup("n", List.of(deepIo, sum));
  private final ExceptionGroup group = new ExceptionGroup("a", List.of(io, state, nested));
  private final List<Object> events = new ArrayList<>();

  @Test
  void theMessageSaysHowMany() {
    assertEquals("a (3 sub-exceptions)", group.getMessage());
    assertEquals("a", group.message());
    assertEquals("x (1 sub-exception)", new ExceptionGroup("x", List.of(io)).getMessage());
    assertEquals(
        "exceptions must be a non-empty list; a group without exceptions is nothing to throw",
        assertThrows(IllegalArgumentException.class, () -> new ExceptionGroup("x", List.of()))
            .getMessage());
  }

  @Test
  void itsStackTraceHasThoseOfItsExceptions() {
    StringWriter text = new StringWriter();
    group.printStackTrace(new PrintWriter(text, true));
    assertEquals(
        List.of(
            "dev.heddle.ExceptionGroup: a (3 sub-exceptions)",
            "\tSuppressed: java.io.IOException: io",
            "\tSuppressed: java.lang.IllegalStateException: state",
            "\tSuppressed: dev.heddle.ExceptionGroup: n (2 sub-exceptions)",
            "\t\tSuppressed: java.io.IOException: deep",
            "\t\tSuppressed: java.lang.ArithmeticException: sum"),
        text.toString()
            .lines()
            .filter(line -> !line.contains("\tat ") && !line.contains("... "))
            .toList());
  }

  @Test
  void itIsShownAsPythonShowsIt() {
    assertEquals(
        "ExceptionGroup('a', [IOException('io'), IllegalStateException('state'),"
            + " ExceptionGroup('n', [IOException('deep'), ArithmeticException('sum')])])",
        Repr.throwable(group));
  }

  @Test
  void splitKeepsTheNesting() {
    ExceptionGroup.Split halves = group.split(IOException.class);
    assertEquals(
        "ExceptionGroup('a', [IOException('io'), ExceptionGroup('n', [IOException('deep')])])",
        Repr.throwable(halves.matching()));
    assertEquals(
        "ExceptionGroup('a', [IllegalStateException('state'),"
            + " ExceptionGroup('n', [ArithmeticException('sum')])])",
        Repr.throwable(halves.rest()));
  }

  @Test
  void partsHaveTheTraceAndTheCauseOfTheWhole() {
    group.initCause(sum);
    ExceptionGroup part = group.subgroup(IOException.class);
    assertEquals(List.of(group.getStackTrace()), List.of(part.getStackTrace()));
    assertSame(sum, part.getCause());
  }

  @Test
  void whatMatchesAsAWholeIsTakenWhole() {
    assertSame(group, group.subgroup(e -> e instanceof ExceptionGroup));
    assertNull(group.split(ExceptionGroup.class).rest());
    assertSame(nested, group.subgroup(e -> e == nested).exceptions().get(0));
    assertNull(group.subgroup(InterruptedException.class));
    assertNull(group.split(Exception.class).rest());
  }

  /** A group is a RuntimeException itself, which says nothing of what is in it. */
  @Test
  void aClassIsAskedOfTheExceptionsAndNotOfTheGroup() {
    AssertionError error = new AssertionError("error");
    ExceptionGroup mixed = new ExceptionGroup("m", List.of(io, state, error, nested));
    ExceptionGroup.Split halves = mixed.split(RuntimeException.class);
    assertEquals(
        "ExceptionGroup('m', [IllegalStateException('state'),"
            + " ExceptionGroup('n', [ArithmeticException('sum')])])",
        Repr.throwable(halves.matching()));
    assertEquals(
        "ExceptionGroup('m', [IOException('io'), AssertionError('error'),"
            + " ExceptionGroup('n', [IOException('deep')])])",
        Repr.throwable(halves.rest()));
    assertEquals(List.of(error), mixed.split(Exception.class).rest().exceptions());
    assertSame(mixed, mixed.subgroup(Throwable.class));
    assertSame(nested, mixed.subgroup(Exception.class).exceptions().get(2));
  }

  @Test
  void aSubclassDerivesItsOwnKind() {
    Coded coded = new Coded(7, List.of(io, state));
    assertEquals(7, ((Coded) coded.subgroup(IOException.class)).code);
  }

  @Test
  void handlersGetTheirPartAndWhatIsLeftIsThrownOn() {
    Unhandled left =
        group
            .handle(IOException.class, found -> events.add(Repr.throwable(found)))
            .handle(InterruptedException.class, events::add)
            .handle(IOException.class, events::add);
    assertEquals(
        List.of(
            "ExceptionGroup('a', [IOException('io'), ExceptionGroup('n', [IOException('deep')])])"),
        events);
    ExceptionGroup thrown = assertThrows(ExceptionGroup.class, left::rethrow);
    assertSame(left.rest(), thrown);
    assertEquals(
        "ExceptionGroup('a', [IllegalStateException('state'),"
            + " ExceptionGroup('n', [ArithmeticException('sum')])])",
        Repr.throwable(thrown));
  }

  @Test
  void whenAllIsHandledNothingIsThrown() {
    Unhandled left =
        group.handle(IOException.class, events::add).handle(RuntimeException.class, events::add);
    assertNull(left.rest());
    left.rethrow();
    assertEquals(2, events.size());
  }

  @Test
  void whatHandlersThrowIsThrownAfterTheLastOne() {
    IOException first = new IOException("first handler");
    Unhandled left =
        group.handle(
            IOException.class,
            found -> {
              throw first;
            });
    ExceptionGroup both = assertThrows(ExceptionGroup.class, left::rethrow);
    assertEquals(List.of(first, left.rest()), both.exceptions());
    assertEquals("", both.message());

    left.handle(RuntimeException.class, events::add);
    assertSame(first, assertThrows(IOException.class, left::rethrow), "alone it comes bare");
    assertTrue(events.size() == 1);
  }

  private static final class Coded extends ExceptionGroup {
    private static final long serialVersionUID = 1L;
    private final int code;

    Coded(int code, List<? extends Throwable> exceptions) {
      super("coded", exceptions);
      this.code = code;
    }

    @Override
    protected ExceptionGroup derive(List<? extends Throwable> others) {
      return new Coded(code, others);
    }
  }
}
