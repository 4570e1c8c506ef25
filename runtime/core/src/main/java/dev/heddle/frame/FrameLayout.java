package dev.heddle.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a frame class knows about its method: names and source lines, and for each state the
 * variables that are kept. Read by {@code toString}, stack traces and dumps; costs nothing until
 * then.
 *
 * <p>The text that {@link Frame#layout()} gives is one line for the method, its parts separated by
 * tabs, then one line for each state from 1 on:
 *
 * <pre>
 *   abi  binary.class.Name  method  descriptor  SourceFile.java  firstLine  hash
 *   line  handled(0|1)  name  descriptor  field  name  descriptor  field ...
 * </pre>
 *
 * @param abi the version of the calling convention
 * @param className the binary name of the class that declares the method
 * @param method the method's name
 * @param descriptor the method's descriptor, as written in the source
 * @param sourceFile the name of the source file; null when unknown
 * @param firstLine the line where the method begins; 0 when unknown
 * @param hash identifies the states and what they keep, in hexadecimal
 * @param states entry k - 1 is state k
 */
public record FrameLayout(
    int abi,
    String className,
    String method,
    String descriptor,
    @Nullable String sourceFile,
    int firstLine,
    String hash,
    List<State> states) {

  /** One parsed layout a frame class; filled from the first frame that is asked. */
  private static final ClassValue<Slot> LAYOUTS =
      new ClassValue<>() {
        @Override
        protected Slot computeValue(Class<?> frameClass) {
          return new Slot();
        }
      };

  /** Copies the list. */
  public FrameLayout {
    states = List.copyOf(states);
  }

  /**
   * One await at which the method can be suspended.
   *
   * @param line its source line; 0 when unknown
   * @param handled whether an exception handler of the method covers it
   * @param variables what the frame keeps there
   * @param trace the line as stack traces show it
   */
  public record State(
      int line, boolean handled, List<Variable> variables, StackTraceElement trace) {
    /** Copies the list. */
    public State {
      variables = List.copyOf(variables);
    }
  }

  /**
   * One variable that is live across an await.
   *
   * @param name its name in the source, or one that the weaver made up
   * @param descriptor its type
   * @param field the field of the frame class that keeps it
   */
  public record Variable(String name, String descriptor, String field) {}

  /**
   * The layout of a frame's class.
   *
   * @param frame any frame of the class
   * @return the layout, parsed once
   */
  public static FrameLayout of(Frame<?> frame) {
    Slot slot = LAYOUTS.get(frame.getClass());
    FrameLayout layout = slot.layout;
    if (layout == null) {
      layout = LayoutText.parse(frame.layout());
      slot.layout = layout;
    }
    return layout;
  }

  /**
   * Whether an exception handler of the method covers the await of a state.
   *
   * @param state a state from 1 on
   * @return true also when the layout does not know: asking the method is always right
   */
  boolean handled(int state) {
    return state < 1 || state > states.size() || states.get(state - 1).handled();
  }

  /**
   * The line of a stack trace for a frame in a state.
   *
   * @param state a state; 0 and unknown ones give the method's first line
   * @return the line
   */
  StackTraceElement trace(int state) {
    if (state >= 1 && state <= states.size()) {
      return states.get(state - 1).trace();
    }
    return LayoutText.trace(className, method, sourceFile, firstLine);
  }

  /**
   * A coroutine of this method in Python's words.
   *
   * @param state where it is
   * @param closed whether it has ended
   * @return for example {@code load() running at Shop.java:12}
   */
  public String describe(int state, boolean closed) {
    if (closed) {
      return method + "() done, defined at " + place(firstLine);
    }
    boolean known = state >= 1 && state <= states.size();
    return method + "() running at " + place(known ? states.get(state - 1).line() : firstLine);
  }

  private String place(int line) {
    String file = sourceFile != null ? sourceFile : className;
    return line > 0 ? file + ":" + line : file;
  }

  /** Where a parsed layout is kept. Racing threads parse the same text to equal layouts. */
  private static final class Slot {
    volatile @Nullable FrameLayout layout;
  }
}
