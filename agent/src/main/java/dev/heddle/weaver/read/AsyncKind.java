package dev.heddle.weaver.read;

import dev.heddle.weaver.RuntimeNames;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** What an async method makes, as its return type tells. */
public enum AsyncKind {
  /** Awaits, and gives one result. */
  COROUTINE(RuntimeNames.COROUTINE, RuntimeNames.FRAME),
  /** Awaits, and gives one result; runs when it is called, without a loop if there is none. */
  COMPLETABLE_FUTURE(RuntimeNames.COMPLETABLE_FUTURE, RuntimeNames.FRAME),
  /** The same. */
  COMPLETION_STAGE(RuntimeNames.COMPLETION_STAGE, RuntimeNames.FRAME),
  /** Yields values to its caller, on the caller's stack. */
  GENERATOR(RuntimeNames.GENERATOR, RuntimeNames.GENERATOR_FRAME),
  /** Awaits, and yields values to a consumer that awaits them. */
  ASYNC_GENERATOR(RuntimeNames.ASYNC_GENERATOR, RuntimeNames.GENERATOR_FRAME);

  private final String returnType;
  private final String frameSuperclass;

  AsyncKind(String returnType, String frameSuperclass) {
    this.returnType = returnType;
    this.frameSuperclass = frameSuperclass;
  }

  /** The kind of a method with this descriptor; null when such a method can't be async. */
  public static @Nullable AsyncKind of(String methodDesc) {
    Type type = Type.getReturnType(methodDesc);
    if (type.getSort() == Type.OBJECT) {
      for (AsyncKind kind : values()) {
        if (kind.returnType.equals(type.getInternalName())) {
          return kind;
        }
      }
    }
    return null;
  }

  /** Internal name of what the method returns. */
  public String returnType() {
    return returnType;
  }

  /** Internal name of the superclass of its frame class. */
  public String frameSuperclass() {
    return frameSuperclass;
  }

  /** Whether a call runs the body, and what the body throws is the future's. */
  public boolean isFuture() {
    return this == COMPLETABLE_FUTURE || this == COMPLETION_STAGE;
  }

  /** Whether its body yields. */
  public boolean isGenerator() {
    return this == GENERATOR || this == ASYNC_GENERATOR;
  }
}
