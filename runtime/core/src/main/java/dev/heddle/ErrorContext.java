package dev.heddle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong and where, as told to a loop's {@link ExceptionHandler}: asyncio's context
 * dictionary, with the same keys. Immutable.
 */
public final class ErrorContext {
  /** Key of the {@link Throwable} that was thrown. */
  public static final String EXCEPTION = "exception";

  /** Key of the {@link Future} concerned. */
  public static final String FUTURE = "future";

  /** Key of the {@link Task} concerned. */
  public static final String TASK = "task";

  /** Key of the {@link Handle} whose callback failed. */
  public static final String HANDLE = "handle";

  /** Key of the protocol concerned. */
  public static final String PROTOCOL = "protocol";

  /** Key of the transport concerned. */
  public static final String TRANSPORT = "transport";

  /** Key of the socket concerned. */
  public static final String SOCKET = "socket";

  /** Key of the asynchronous generator concerned. */
  public static final String ASYNCGEN = "asyncgen";

  /** Key of the context that the handler itself failed on. */
  public static final String CONTEXT = "context";

  /** Key of the stack where the thing concerned was made, a list of lines; in debug mode. */
  public static final String SOURCE_TRACEBACK = "source_traceback";

  /** Key of the stack where the handle was made in whose turn this happened; in debug mode. */
  public static final String HANDLE_TRACEBACK = "handle_traceback";

  private final String message;
  private final Map<String, Object> details;

  private ErrorContext(String message, Map<String, Object> details) {
    this.message = message;
    this.details = details;
  }

  /**
   * A context that has only a message.
   *
   * @param message what went wrong
   * @return the context
   */
  public static ErrorContext of(String message) {
    return new ErrorContext(message, Map.of());
  }

  /**
   * This context with one detail more.
   *
   * @param key one of the constants here, or a key of one's own
   * @param value the detail
   * @return a new context
   */
  public ErrorContext with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(details);
    more.put(key, value);
    return new ErrorContext(message, Collections.unmodifiableMap(more));
  }

  /**
   * What went wrong.
   *
   * @return the message
   */
  public String message() {
    return message;
  }

  /**
   * What was thrown.
   *
   * @return null when nothing was
   */
  public @Nullable Throwable exception() {
    return (Throwable) details.get(EXCEPTION);
  }

  /**
   * One detail.
   *
   * @param key its key
   * @return null when there is none of that key
   */
  public @Nullable Object get(String key) {
    return details.get(key);
  }

  /**
   * All details, in the order in which they were added.
   *
   * @return an unmodifiable map; the message is not in it
   */
  public Map<String, Object> details() {
    return details;
  }

  /** The message, then a line for each detail but the exception. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(message);
    details.forEach(
        (key, value) -> {
          if (value instanceof List<?> stack && key.endsWith("_traceback")) {
            String what = key.equals(HANDLE_TRACEBACK) ? "Handle" : "Object";
            text.append('\n').append(what).append(" created at (most recent call first):");
            stack.forEach(line -> text.append("\n\tat ").append(line));
          } else if (!key.equals(EXCEPTION)) {
            text.append('\n').append(key).append(": ").append(value);
          }
        });
    return text.toString();
  }
}
