package dev.heddle.weaver.read;

import java.util.function.Predicate;

/** Prints the product of the first stage. */
public final class SelectionPrinter {

  private SelectionPrinter() {}

  /** One line a method, with the rule that chose it. */
  public static String print(ParsedClass parsed, Predicate<String> isWanted) {
    StringBuilder text = new StringBuilder();
    text.append("class ").append(parsed.node().name.replace('/', '.'));
    text.append(", class file version ").append(parsed.node().version & 0xffff).append('\n');
    for (AsyncMethod method : parsed.coroutines()) {
      if (isWanted.test(method.node().name)) {
        text.append("  ").append(method.key()).append("  line ");
        text.append(Lines.firstOf(method.node().instructions));
        text.append(", ").append(method.rule().reason()).append('\n');
      }
    }
    return text.toString();
  }
}
