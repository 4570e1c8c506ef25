package dev.heddle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What something writes to the logger named asyncio, level and message. */
public final class LogLines {
  private LogLines() {}

  /** The lines that a program gets which has set up nothing: from INFO on. */
  public static List<String> during(Runnable action) {
    return during(Level.INFO, action);
  }

  /** The lines of a level and of those above. */
  public static List<String> during(Level least, Runnable action) {
    return following(least, lines -> action.run());
  }

  /** The same, for something that looks at the lines so far, which other threads may write. */
  public static List<String> following(Level least, Consumer<List<String>> action) {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Logger logger = Logger.getLogger("asyncio");
    Handler collect =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Level before = logger.getLevel();
    logger.setLevel(least);
    logger.addHandler(collect);
    logger.setUseParentHandlers(false);
    try {
      action.accept(lines);
    } finally {
      logger.removeHandler(collect);
      logger.setLevel(before);
      logger.setUseParentHandlers(true);
    }
    return lines;
  }
}
