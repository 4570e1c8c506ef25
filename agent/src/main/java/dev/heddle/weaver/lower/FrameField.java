package dev.heddle.weaver.lower;

/**
 * A field of a frame class: the place of a variable while the method is suspended. Several
 * variables may share it, if they have name and type in common and are never kept at once.
 *
 * @param name the field's name, unique in its class
 * @param desc its descriptor: the verification type, so all small integers are {@code I}
 * @param variable the source variable's name; made up where the class file doesn't tell it
 * @param variableDesc the source variable's declared type; the field's own where it isn't told
 */
public record FrameField(String name, String desc, String variable, String variableDesc) {

  /** Whether it holds a reference, and so must be cleared when the variable is taken out. */
  public boolean isReference() {
    return desc.length() > 1;
  }

  /** Whether its variable takes two slots. */
  boolean isWide() {
    return desc.equals("J") || desc.equals("D");
  }
}
