package dev.heddle.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContextVarTest {
  private final ContextVar<String> name = new ContextVar<>("name");
  private final ContextVar<Integer> number = new ContextVar<>("number", 7);
  private final Context context = new Context();

  @Test
  void aVariableHasItsValueInOneContextOnly() {
    context.run(
        () -> {
          name.set("inside");
          assertEquals("inside", name.get());
        });
    assertEquals("outside", name.get("outside"));
    assertEquals("inside", context.get(name));
    assertEquals(Set.of(name), context.variables());
  }

  @Test
  void theDefaultIsNoValueOfTheContext() {
    assertEquals(7, number.get());
    assertEquals(1, number.get(1), "the argument goes before the default");
    assertFalse(context.contains(number));
    assertNull(context.get(number));
    NoSuchElementException none = assertThrows(NoSuchElementException.class, name::get);
    assertEquals(
        "<ContextVar name='name'> has no value in this context; set it before, or give the variable"
            + " a default or get(...) another value",
        none.getMessage());
  }

  @Test
  void nullIsAValueAsAnyOther() {
    context.run(
        () -> {
          name.set(null);
          assertNull(name.get("other"));
          assertTrue(Context.copyCurrent().contains(name));
        });
  }

  @Test
  void aCopyChangesIndependently() {
    context.run(() -> name.set("first"));
    Context copy = context.copy();
    copy.run(() -> name.set("second"));
    context.run(() -> number.set(1));
    assertEquals("first", context.get(name));
    assertEquals("second", copy.get(name));
    assertFalse(copy.contains(number));
  }

  @Test
  void aTokenResetsOnce() {
    context.run(
        () -> {
          Token<String> first = name.set("one");
          assertFalse(first.hasOldValue());
          Token<String> second = name.set("two");
          assertEquals("one", second.oldValue());
          name.reset(second);
          assertEquals("one", name.get());
          first.close();
          assertFalse(Context.copyCurrent().contains(name));
          assertEquals(
              "<Token used var=<ContextVar name='name'>> has already been used once; each set(...)"
                  + " gives a token of its own",
              assertThrows(IllegalStateException.class, first::close).getMessage());
        });
  }

  @Test
  void aTokenIsGoodForItsVariableAndContextOnly() {
    List<Token<String>> tokens = new ArrayList<>();
    context.run(() -> tokens.add(name.set("x")));
    ContextVar<String> other = new ContextVar<>("other", "none");
    assertEquals(
        "<Token var=<ContextVar name='name'>> was created by a different ContextVar than"
            + " <ContextVar name='other' default=none>; give it to the reset(...) of its own",
        assertThrows(IllegalArgumentException.class, () -> other.reset(tokens.get(0)))
            .getMessage());
    context
        .copy()
        .run(
            () ->
                assertEquals(
                    "<Token var=<ContextVar name='name'>> was created in a different Context; reset"
                        + " the variable in the task that set it",
                    assertThrows(IllegalArgumentException.class, () -> name.reset(tokens.get(0)))
                        .getMessage()));
    context.run(() -> name.reset(tokens.get(0)));
    assertTrue(context.isEmpty());
  }

  @Test
  void aTokenCanEndWithABlock() {
    context.run(
        () -> {
          name.set("outer");
          try (Token<String> token = name.set("inner")) {
            assertEquals("inner", token.variable().get());
          }
          assertEquals("outer", name.get());
        });
  }

  @Test
  void aContextCannotBeEnteredTwice() {
    context.run(
        () ->
            assertEquals(
                "cannot enter context: <Context> is already entered; give each task, handle or"
                    + " thread a copy() of its own",
                assertThrows(IllegalStateException.class, () -> context.run(() -> {}))
                    .getMessage()));
    context.run(() -> {}); // left again
  }

  @Test
  void aFailureLeavesTheContextToo() throws Exception {
    assertThrows(
        IOException.class,
        () ->
            context.call(
                () -> {
                  throw new IOException("inside");
                }));
    assertEquals("value", context.call(() -> "value"));
  }

  @Test
  void manyVariablesKeepTheirValues() {
    List<ContextVar<Integer>> many = new ArrayList<>();
    context.run(
        () -> {
          for (int i = 0; i < 100; i++) {
            many.add(new ContextVar<>("v" + i));
            many.get(i).set(i);
          }
          List<Token<Integer>> tokens = new ArrayList<>();
          for (int i = 0; i < 100; i += 2) {
            tokens.add(many.get(i).set(-i));
          }
          for (int i = 0; i < 100; i++) {
            assertEquals(i % 2 == 0 ? -i : i, many.get(i).get());
          }
          tokens.forEach(Token::close);
        });
    for (int i = 0; i < 100; i++) {
      assertEquals(i, context.get(many.get(i)));
    }
    assertEquals(100, context.variables().size());
  }
}
