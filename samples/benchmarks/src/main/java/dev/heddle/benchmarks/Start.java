package dev.heddle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What it took to run a program once, from its start to its end.
 *
 * @param wallMillis the time that passed
 * @param cpuMillis the time that all its threads were on a processor, which other programs disturb
 *     less; 0 where it can't be read, which is everywhere but on Linux
 */
record Start(double wallMillis, double cpuMillis) {

  /** How Linux counts: in hundredths of a second, on every machine of today. */
  private static final double MILLIS_PER_TICK = 10;

  private static final Path OWN_STATE = Path.of("/proc/self/stat");

  static Start of(List<String> command) throws IOException, InterruptedException {
    double cpuBefore = millisOfChildren();
    long before = System.nanoTime();
    int exitCode =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    double wall = (System.nanoTime() - before) / 1e6;
    if (exitCode != 0) {
      throw new IllegalStateException(command + " ended with " + exitCode);
    }
    return new Start(wall, millisOfChildren() - cpuBefore);
  }

  /** The processor time of all children that have ended, as proc(5) tells it. */
  private static double millisOfChildren() throws IOException {
    if (!Files.isReadable(OWN_STATE)) {
      return 0;
    }
    String state = Files.readString(OWN_STATE);
    // The name of the program, in parentheses, may hold spaces; the fields behind it don't.
    String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLIS_PER_TICK;
  }
}
