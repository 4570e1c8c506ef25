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
    assertEquals("walk", failure.getStackTrace()[0].getMethodName());
    assertTrue(failure.getStackTrace()[0].getLineNumber() > 0);
  }
}
