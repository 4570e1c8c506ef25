package dev.heddle.cli;

/** Where {@code java -jar heddle-agent.jar} starts. */
public final class Main {

  private Main() {}

  /**
   * Runs the command. A program that {@code heddle run} starts is called from here, so that its
   * exceptions, its threads and its exit code mean to the JVM what they always mean.
   *
   * @param args a subcommand and its arguments
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    HeddleCommand heddle = new HeddleCommand();
    int exitCode = heddle.execute(args);
    Program program = heddle.program();
    if (program != null) {
      program.run();
    } else if (exitCode != 0) {
      System.exit(exitCode);
    }
  }
}
