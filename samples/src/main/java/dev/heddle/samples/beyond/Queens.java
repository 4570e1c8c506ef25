package dev.heddle.samples.beyond;

import static dev.heddle.Asyncio.await;
import static dev.heddle.Asyncio.done;
import static dev.heddle.Asyncio.run;

import dev.heddle.Async;
import dev.heddle.Coroutine;
import dev.heddle.continuation.Continuation;
import dev.heddle.continuation.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The eight queens: eight on a chessboard, none of which threatens another.
 *
 * <p>The program reads as if it guessed right each time. {@link #amb} makes it so: it answers with
 * one choice after the other, and each time the rest of the program runs again from there.
 */
final class Queens {
  private static final int SIZE = 8;

  /** What a program comes to: the boards that it found, none if it guessed wrong. */
  private static final Prompt<List<List<Integer>>> SEARCH = new Prompt<>();

  /** A guess, right if there is a right one. */
  static Coroutine<Integer> amb(List<Integer> choices) {
    return SEARCH.capture(rest -> tryAll(choices, rest));
  }

  /** Runs the rest of the program once with each choice and collects what it comes to. */
  @Async
  static Coroutine<List<List<Integer>>> tryAll(
      List<Integer> choices, Continuation<Integer, List<List<Integer>>> rest) {
    List<List<Integer>> found = new ArrayList<>();
    for (Integer choice : choices) {
      found.addAll(await(rest.resume(choice)));
    }
    return done(found);
  }

  @Async
  static Coroutine<List<List<Integer>>> queens() {
    List<Integer> all = IntStream.range(0, SIZE).boxed().toList();
    List<Integer> board = List.of(); // the column of the queen in each row so far
    while (board.size() < SIZE) {
      Integer column = await(amb(all));
      if (threatened(board, column)) {
        return done(List.of()); // guessed wrong: nothing comes of it
      }
      board = with(board, column);
    }
    return done(List.of(board));
  }

  private static boolean threatened(List<Integer> board, int column) {
    for (int row = 0; row < board.size(); row++) {
      int sideways = Math.abs(board.get(row) - column);
      if (sideways == 0 || sideways == board.size() - row) {
        return true;
      }
    }
    return false;
  }

  /** A new board: all the guesses share the old one, so nothing may be added to it. */
  private static List<Integer> with(List<Integer> board, Integer column) {
    List<Integer> more = new ArrayList<>(board);
    more.add(column);
    return more;
  }

  public static void main(String[] args) {
    List<List<Integer>> found = run(SEARCH.run(queens()));
    for (Integer queen : found.get(0)) {
      System.out.println(". ".repeat(queen) + "Q" + " .".repeat(SIZE - 1 - queen));
    }
    System.out.println(found.size() + " boards");
  }
}
