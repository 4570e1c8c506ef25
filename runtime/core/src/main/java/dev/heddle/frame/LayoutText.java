package dev.heddle.frame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text form of a {@link FrameLayout}. */
final class LayoutText {
  private static final int HEADER_PARTS = 7;

  private LayoutText() {}

  static FrameLayout parse(String text) {
    String[] lines = text.split("\n", -1);
    String[] header = lines[0].split("\t", -1);
    if (header.length != HEADER_PARTS) {
      throw new IllegalArgumentException("not the layout of a frame class: " + lines[0]);
    }
    String sourceFile = header[4].isEmpty() ? null : header[4];
    List<FrameLayout.State> states = new ArrayList<>(lines.length - 1);
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isEmpty()) {
        states.add(state(lines[i].split("\t", -1), header[1], header[2], sourceFile));
      }
    }
    return new FrameLayout(
        Integer.parseInt(header[0]),
        header[1],
        header[2],
        header[3],
        sourceFile,
        Integer.parseInt(header[5]),
        header[6],
        states);
  }

  private static FrameLayout.State state(
      String[] parts, String className, String method, @Nullable String sourceFile) {
    int line = Integer.parseInt(parts[0]);
    List<FrameLayout.Variable> variables = new ArrayList<>((parts.length - 2) / 3);
    for (int i = 2; i + 2 < parts.length; i += 3) {
      variables.add(new FrameLayout.Variable(parts[i], parts[i + 1], parts[i + 2]));
    }
    return new FrameLayout.State(
        line, !parts[1].equals("0"), variables, trace(className, method, sourceFile, line));
  }

  static StackTraceElement trace(
      String className, String method, @Nullable String sourceFile, int line) {
    return new StackTraceElement(className, method, sourceFile, line > 0 ? line : -1);
  }
}
