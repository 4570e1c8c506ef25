package dev.heddle.testing;

/**
 * A cancellation at the beginning of a pass.
 *
 * @param task the number of the task, in the order of creation
 * @param pass the number of the pass, from 0 on
 */
record Cancellation(int task, int pass) {

  @Override
  public String toString() {
    return task + "@" + pass;
  }

  static Cancellation parse(String text) {
    int at = text.indexOf('@');
    return new Cancellation(
        Integer.parseInt(text.substring(0, at)), Integer.parseInt(text.substring(at + 1)));
  }
}
