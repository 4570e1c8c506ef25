package dev.heddle.weaver.continuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Async;
import dev.heddle.continuation.Generator;
import java.util.List;

/** Generators that yield from those of other objects of their class. */
final class Trees {
  private Trees() {}

  private record Node(Node left, int value, Node right) {
    @Async
    static Generator<Integer> walkOf(Node node, long onTheStack) {
      try {
        return Generator.done((int) (onTheStack + sum(7L, Generator.yieldFrom(node.walk()))));
      } catch (NullPointerException failure) {
        Generator.yield(-1);
        throw failure;
      }
    }

    private static long sum(long a, Object nothing) {
      return nothing == null ? a : -a;
    }

    @Async
    Generator<Integer> walk() {
      if (left != null) {
        Generator.yieldFrom(left.walk());
      }
      Generator.yield(value);
      if (right != null || value == 4) {
        Generator.yieldFrom(right.walk());
      }
      return Generator.done();
    }
  }

  static void aTreeIsWalkedInOrder() {
    Node four = new Node(null, 3, new Node(null, 5, null));
    Node tree = new Node(new Node(null, 1, null), 2, four);
    assertEquals(List.of(1, 2, 3, 5), tree.walk().stream().toList());
  }

  static void nullAsReceiverFailsWhereItIsCalled() {
    Generator<Integer> generator = new Node(null, 4, null).walk();
    assertEquals(4, generator.next());
    NullPointerException failure = assertThrows(NullPointerException.class, generator::next);
    assertEquals(
        "Cannot invoke \"dev.heddle.weaver.continuation.Trees$Node.walk()\""
            + " because \"this.right\" is null",
        failure.getMessage());
    assertEquals("walk", failure.getStackTrace()[0].getMethodName());
    assertTrue(failure.getStackTrace()[0].getLineNumber() > 0);
  }

  static void nullAsParameterFailsInsideTheTry() {
    Generator<Integer> generator = Node.walkOf(null, 1);
    assertEquals(-1, generator.next());
    assertEquals(
        "Cannot invoke \"dev.heddle.weaver.continuation.Trees$Node.walk()\""
            + " because \"node\" is null",
        assertThrows(NullPointerException.class, generator::next).getMessage());
    Generator<Integer> other = Node.walkOf(new Node(null, 2, null), 1);
    assertEquals(2, other.next());
    assertEquals(8, other.stream().count() + (Integer) other.result());
  }
}
