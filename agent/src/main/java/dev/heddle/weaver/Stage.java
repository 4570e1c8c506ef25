package dev.heddle.weaver;

/** A stage of the weaver, in the order in which a class passes through them. */
public enum Stage {
  /** Class file to the methods to weave, with the rules that chose them. */
  READ,
  /** Control flow, types of locals and stack at each await, liveness. */
  ANALYSE,
  /** Await points, spilled variables and exception ranges: the plan. */
  LOWER,
  /** The plan as bytecode. */
  EMIT,
  /** The result, checked before anyone runs it. */
  VERIFY
}
