package dev.heddle.samples.beyond;

import dev.heddle.Async;
import dev.heddle.continuation.Generator;

/**
 * A generator that is forked half way: from there on there are two, each with variables of its own.
 */
final class ForkedGenerator {
  @Async
  static Generator<Long> fibonacci() {
    long a = 0;
    long b = 1;
    while (true) {
      Long restart = Generator.yield(a);
      if (restart != null) { // somebody sent a number to go on with
        a = 0;
        b = restart;
      } else {
        long next = a + b;
        a = b;
        b = next;
      }
    }
  }

  public static void main(String[] args) {
    Generator<Long> one = fibonacci();
    print("one", one, 6);

    Generator<Long> two = one.fork();
    System.out.println("forked");
    print("one", one, 4); // both go on from here,
    print("two", two, 2); // and neither sees how far the other has come

    System.out.println("two starts again, with " + two.send(100L) + " and 100");
    print("two", two, 4);
    print("one", one, 2);
  }

  private static void print(String name, Generator<Long> generator, int count) {
    StringBuilder line = new StringBuilder(name + ":");
    for (int i = 0; i < count; i++) {
      line.append(' ').append(generator.next());
    }
    System.out.println(line);
  }
}
