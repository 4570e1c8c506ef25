package dev.heddle.weaver;

import java.util.Set;

/**
 * Every name of the runtime that the weaver knows: what it looks for in a class, and what woven
 * code calls. The weaver never loads the runtime; this class and {@code dev.heddle.frame} must
 * agree.
 */
public final class RuntimeNames {

  /** Version of the frame ABI that the emitted code is written against. */
  public static final int ABI = 1;

  /** The annotation that asks for weaving, as a descriptor. */
  public static final String ASYNC_DESC = "Ldev/heddle/Async;";

  /** The class of {@code await} and {@code done}. */
  public static final String ASYNCIO = "dev/heddle/Asyncio";

  /** Name of the method that marks a place to wait. */
  public static final String AWAIT = "await";

  /** Name of the method that marks the result of an async method. */
  public static final String DONE = "done";

  /** What an async method returns. */
  public static final String COROUTINE = "dev/heddle/Coroutine";

  /** What runs a coroutine beside others; no async method returns it. */
  public static final String TASK = "dev/heddle/Task";

  /** A result that comes later; no async method returns it. */
  public static final String FUTURE = "dev/heddle/Future";

  /** All that can be awaited; no async method returns it. */
  public static final String AWAITABLE = "dev/heddle/Awaitable";

  /** Class-retention annotation that woven classes carry, as a descriptor. */
  public static final String WOVEN_DESC = "Ldev/heddle/frame/Woven;";

  /** Superclass of the frame classes of coroutines. */
  public static final String FRAME = "dev/heddle/frame/Frame";

  /** Field of {@link #FRAME} that holds the number of the await at which it is suspended. */
  public static final String FRAME_STATE = "state";

  /** The marker that a suspended call returns in place of its result. */
  public static final String SUSPENSION = "dev/heddle/frame/Suspension";

  /** The runtime's general entry for awaiting a thing that isn't a direct call. */
  public static final String AWAIT_ENTRY = "dev/heddle/frame/Await";

  /** Descriptor of {@code Await.await}: the awaitable, to its value or the suspension. */
  public static final String AWAIT_ENTRY_DESC = "(Ljava/lang/Object;)Ljava/lang/Object;";

  /** The runtime's class that links awaited calls which the weaver can't bind. */
  public static final String CALLS = "dev/heddle/frame/Calls";

  /** Bootstrap method of {@link #CALLS}. */
  public static final String LINK = "link";

  /** Descriptor of {@link #LINK}. */
  public static final String LINK_DESC =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
          + "Ljava/lang/Class;ILjava/lang/String;)Ljava/lang/invoke/CallSite;";

  /** Packages of the runtime, whose coroutines are written by hand and have no bodies. */
  private static final Set<String> PACKAGES =
      Set.of(
          "dev/heddle",
          "dev/heddle/sync",
          "dev/heddle/queues",
          "dev/heddle/frame",
          "dev/heddle/context",
          "dev/heddle/continuation",
          "dev/heddle/net",
          "dev/heddle/process",
          "dev/heddle/testing");

  /** What an async method returns that yields to its caller. */
  public static final String GENERATOR = "dev/heddle/continuation/Generator";

  /** What an async method returns that both awaits and yields. */
  public static final String ASYNC_GENERATOR = "dev/heddle/continuation/AsyncGenerator";

  /** What an async method returns that runs at once, and needs no loop. */
  public static final String COMPLETABLE_FUTURE = "java/util/concurrent/CompletableFuture";

  /** The interface of {@link #COMPLETABLE_FUTURE}, which such a method may return as well. */
  public static final String COMPLETION_STAGE = "java/util/concurrent/CompletionStage";

  /** Name of the method of {@link #COMPLETABLE_FUTURE} that marks the result of such a method. */
  public static final String COMPLETED_FUTURE = "completedFuture";

  /** The same for a {@link #COMPLETION_STAGE}. */
  public static final String COMPLETED_STAGE = "completedStage";

  /** Name of the method that marks a place to yield a value. */
  public static final String YIELD = "yield";

  /** Name of the method that marks a place to yield all values of another generator. */
  public static final String YIELD_FROM = "yieldFrom";

  /** Superclass of the frame classes of generators. */
  public static final String GENERATOR_FRAME = "dev/heddle/frame/GeneratorFrame";

  /** Method of {@link #GENERATOR_FRAME} that yields all values of a frame nobody else has. */
  public static final String DELEGATE = "delegate";

  /** Method of {@link #FRAME} that clears what the variables hold; frame classes override it. */
  public static final String FORGET = "forget";

  /** Superclasses of all frame classes. */
  public static final Set<String> FRAME_SUPERCLASSES = Set.of(FRAME, GENERATOR_FRAME);

  /** Method of {@link #GENERATOR_FRAME} that makes the rest of a generator another one. */
  public static final String BECOME = "become";

  /** Makes of a frame what its method returns: a generator, or a future. */
  public static final String START = "dev/heddle/frame/Start";

  /** Whether a class, given by internal name, belongs to the runtime. */
  public static boolean isRuntimeClass(String internalName) {
    return PACKAGES.contains(internalName.substring(0, Math.max(0, internalName.lastIndexOf('/'))));
  }

  private RuntimeNames() {}
}
