package dev.heddle.internal;

import dev.heddle.frame.Frame;

/** The layout texts of the frames that the runtime has written by hand. */
public final class RuntimeLayout {
  private RuntimeLayout() {}

  /**
   * The layout of a method without source lines.
   *
   * @param owner the class that users know the method by
   * @param method its name
   * @param handled for each state from 1 on, whether the frame has to see failures
   * @return the text for {@link Frame#layout()}
   */
  public static String of(Class<?> owner, String method, boolean... handled) {
    StringBuilder text = new StringBuilder();
    text.append(Frame.ABI).append('\t').append(owner.getName()).append('\t').append(method);
    text.append("\t()Ldev/heddle/Coroutine;\t\t0\t0");
    for (boolean state : handled) {
      text.append("\n0\t").append(state ? '1' : '0');
    }
    return text.toString();
  }
}
