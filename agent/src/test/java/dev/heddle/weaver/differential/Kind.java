package dev.heddle.weaver.differential;

/** The types that generated programs use. */
enum Kind {
  INT("int", "Integer"),
  LONG("long", "Long"),
  DOUBLE("double", "Double"),
  BOOLEAN("boolean", "Boolean"),
  CHAR("char", "Character"),
  BYTE("byte", "Byte"),
  SHORT("short", "Short"),
  FLOAT("float", "Float"),
  TEXT("String", "String"),
  ARRAY("int[]", "int[]"),
  TABLE("long[][]", "long[][]"),
  OBJECT("Object", "Object");

  /** Its name in Java. */
  final String type;

  /** Its name as a type argument. */
  final String boxed;

  Kind(String type, String boxed) {
    this.type = type;
    this.boxed = boxed;
  }
}
