package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.continuation.Continuation;
import dev.heddle.continuation.Prompt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way through a maze, found by a walker that knows nothing of going back.
 *
 * <p>At each fork the walker leaves checkpoints: itself, as it stands there, once for each of the
 * ways that it doesn't take. In a dead end it stops, and the search goes on from the last
 * checkpoint, which is an ordinary object on an ordinary stack.
 */
final class CheckpointedSearch {
  private static final List<String> MAZE =
      List.of(
          "#########", //
          "#S    # #",
          "# # ### #",
          "# #   # #",
          "# ###   #",
          "#   # #E#",
          "#########");

  record Square(int row, int column) {
    List<Square> neighbours() {
      return List.of(
          new Square(row, column - 1),
          new Square(row + 1, column),
          new Square(row - 1, column),
          new Square(row, column + 1));
    }

    char sign() {
      return MAZE.get(row).charAt(column);
    }

    @Override
    public String toString() {
      return row + "," + column;
    }
  }

  /** A walker that waits at a fork, and the way that it is to take when it goes on. */
  record Checkpoint(Continuation<Square, String> walker, Square way) {}

  private static final Prompt<String> WALK = new Prompt<>();
  private static final Deque<Checkpoint> CHECKPOINTS = new ArrayDeque<>();

  @Async
  static Coroutine<String> walk(Square start) {
    List<Square> path = List.of(start);
    Square here = start;
    while (here.sign() != 'E') {
      List<Square> ways = waysFrom(here, path);
      if (ways.isEmpty()) {
        return done("dead end at " + here);
      }
      here = ways.size() == 1 ? ways.get(0) : await(choose(ways));
      path = with(path, here);
    }
    return done("out after " + path.size() + " squares");
  }

  /** Takes the first of the ways, and leaves a checkpoint for each of the others. */
  static Coroutine<Square> choose(List<Square> ways) {
    return WALK.capture(walker -> leaveCheckpoints(walker, ways));
  }

  private static Coroutine<String> leaveCheckpoints(
      Continuation<Square, String> walker, List<Square> ways) {
    System.out.println("a fork: going " + ways.get(0) + " first");
    for (Square way : ways.subList(1, ways.size())) {
      CHECKPOINTS.push(new Checkpoint(walker, way));
    }
    return walker.resume(ways.get(0));
  }

  private static List<Square> waysFrom(Square here, List<Square> path) {
    Stream<Square> open = here.neighbours().stream().filter(square -> square.sign() != '#');
    return open.filter(square -> !path.contains(square)).toList();
  }

  /** A new path: the walkers at the checkpoints share the old one. */
  private static List<Square> with(List<Square> path, Square next) {
    List<Square> longer = new ArrayList<>(path);
    longer.add(next);
    return longer;
  }

  public static void main(String[] args) {
    String end = run(WALK.run(walk(new Square(1, 1))));
    System.out.println(end);
    while (end.startsWith("dead end")) {
      Checkpoint last = CHECKPOINTS.pop(); // the maze has a way out, so there is one
      System.out.println("back to a fork: going " + last.way());
      end = run(last.walker().resume(last.way()));
      System.out.println(end);
    }
  }
}
