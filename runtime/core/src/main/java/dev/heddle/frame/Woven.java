package dev.heddle.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class that the weaver has been through, so that nobody weaves it a second time. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Woven {

  /**
   * The version of the calling convention that the class follows.
   *
   * @return see {@link Frame#ABI}
   */
  int abi();
}
