package dev.heddle.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A random program and what CPython 3.13 logged when it ran.
 *
 * @param name the seed that it was made from
 * @param tasks for each task its operations, in the letters of {@link Interpreter}
 * @param log the lines
 */
record Program(String name, List<List<String>> tasks, List<String> log) {

  static List<Program> readAll(BufferedReader reader) {
    List<Program> programs = new ArrayList<>();
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("program ")) {
          programs.add(new Program(line, new ArrayList<>(), new ArrayList<>()));
        } else if (line.startsWith("> ")) {
          programs.get(programs.size() - 1).log().add(line.substring(2));
        } else if (!line.isEmpty()) {
          programs.get(programs.size() - 1).tasks().add(List.of(line.split("; ")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return programs;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    tasks.forEach(task -> text.append('\n').append(String.join("; ", task)));
    return text.toString();
  }
}
