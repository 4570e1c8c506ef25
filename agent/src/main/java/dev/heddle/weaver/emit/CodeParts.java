package dev.heddle.weaver.emit;

import dev.heddle.weaver.diag.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Where the code of a method is. Its source lines are cut into ten runs of about as many lines;
 * what is saved and restored counts for the line of its await.
 */
final class CodeParts {

  private static final int RUNS = 10;
  private static final int SHOWN = 3;

  private record Run(int first, int last, int bytes) {}

  private CodeParts() {}

  /** Labels of the biggest runs of lines, in line order; none when lines aren't known. */
  static List<Label> biggest(MethodNode method) {
    return runs(bytesByLine(method)).stream()
        .sorted(Comparator.comparingInt(Run::bytes).reversed().thenComparingInt(Run::first))
        .limit(SHOWN)
        .sorted(Comparator.comparingInt(Run::first))
        .map(CodeParts::label)
        .toList();
  }

  private static Label label(Run run) {
    String text =
        run.first() == run.last()
            ? "this line takes " + run.bytes() + " bytes"
            : "from here to line " + run.last() + ": " + run.bytes() + " bytes";
    return new Label(run.first(), text, null);
  }

  /** An instruction whose size isn't settled yet counts with the most that it can take. */
  private static Map<Integer, Integer> bytesByLine(MethodNode method) {
    Map<Integer, Integer> bytes = new TreeMap<>();
    CodeSizeEvaluator sizes = new CodeSizeEvaluator(null);
    int line = 0;
    int before = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode start) {
        line = start.line;
      } else if (insn.getOpcode() >= 0) {
        insn.accept(sizes);
        bytes.merge(line, sizes.getMaxSize() - before, Integer::sum);
        before = sizes.getMaxSize();
      }
    }
    bytes.remove(0);
    return bytes;
  }

  private static List<Run> runs(Map<Integer, Integer> bytesByLine) {
    List<Integer> lines = List.copyOf(bytesByLine.keySet());
    int count = Math.min(RUNS, lines.size());
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Integer> run = lines.subList(lines.size() * i / count, lines.size() * (i + 1) / count);
      int bytes = 0;
      for (int line : run) {
        bytes += bytesByLine.getOrDefault(line, 0);
      }
      runs.add(new Run(run.get(0), run.get(run.size() - 1), bytes));
    }
    return runs;
  }
}
