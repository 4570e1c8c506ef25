package dev.heddle.weaver.analyse;

import dev.heddle.weaver.RuntimeNames;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Label;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.read.AsyncKind;
import dev.heddle.weaver.read.Lines;
import dev.heddle.weaver.read.Places;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Reports why a method can't suspend where it wants to (W02xx). */
final class Refusals {

  /** Entries of 4 bytes. Compilers stay below a tenth of it, whatever they are given. */
  static final long MAX_STATES = 1L << 26;

  private final ClassNode owner;
  private final MethodNode method;
  private final Diagnostics diagnostics;
  private boolean any;

  Refusals(ClassNode owner, MethodNode method, Diagnostics diagnostics) {
    this.owner = owner;
    this.method = method;
    this.diagnostics = diagnostics;
  }

  /** Whether anything was reported of this method. */
  boolean any() {
    return any;
  }

  /** One error for the block, however many awaits it holds. */
  void monitorHeld(AbstractInsnNode entered, List<AbstractInsnNode> awaits) {
    List<Label> labels = new ArrayList<>();
    addLabel(labels, entered, "monitor entered here", "synchronized");
    addSuspensions(labels, awaits);
    error(
        "W0202",
        "cannot await while holding a monitor",
        awaits.get(0),
        labels,
        "the JVM wants a monitor left by the frame that entered it; a resumed coroutine runs in a"
            + " new frame",
        "use sync.Lock with await(lock.acquire()), or await before the synchronized block");
  }

  /** One error for the method, however often it suspends. */
  void synchronizedMethod(List<AbstractInsnNode> awaits) {
    List<Label> labels = new ArrayList<>();
    addSuspensions(labels, awaits);
    error(
        "W0202",
        "cannot await in a synchronized method",
        awaits.get(0),
        labels,
        "the JVM holds the monitor of a synchronized method until it returns; a resumed coroutine"
            + " runs in a new frame",
        "remove synchronized and use sync.Lock with await(lock.acquire())");
  }

  /** One error for the method, however often it awaits. */
  void awaitInGenerator(List<AbstractInsnNode> awaits) {
    List<Label> labels = new ArrayList<>();
    addSuspensions(labels, awaits);
    error(
        "W0210",
        "cannot await in a generator",
        awaits.get(0),
        labels,
        "a Generator runs on its caller's stack and gives each value at once; there is nobody who"
            + " could wait",
        "let the method return AsyncGenerator, whose consumer awaits each value");
  }

  /** One error for the method and a way to yield, however often it does so. */
  void yieldOutsideGenerator(List<MethodInsnNode> calls, AsyncKind kind) {
    MethodInsnNode call = calls.get(0);
    List<Label> labels = new ArrayList<>();
    calls.forEach(each -> addLabel(labels, each, "yields here", each.name));
    String wanted = simpleName(call.owner);
    error(
        "W0211",
        wanted + "." + call.name + " in a method that returns " + simpleName(kind.returnType()),
        call,
        labels,
        "the value goes to whoever drives the method, and only the consumer of a "
            + wanted
            + " takes such values",
        yieldInstead(call, kind));
  }

  private static String yieldInstead(MethodInsnNode call, AsyncKind kind) {
    if (!kind.isGenerator()) {
      return "let the method return "
          + simpleName(call.owner)
          + "<...>, or send the value through a Queue";
    }
    String right = simpleName(kind.returnType()) + "." + RuntimeNames.YIELD + "(...)";
    return call.name.equals(RuntimeNames.YIELD)
        ? "write " + right
        : "write a loop over the values with " + right + " in its body";
  }

  private static String simpleName(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }

  void unusualConstruction(AbstractInsnNode at) {
    List<Label> labels = new ArrayList<>();
    addLabel(labels, at, "suspends while the object is under construction", null);
    error(
        "W0206",
        "cannot await while an object is under construction in this form",
        at,
        labels,
        "the class file keeps another reference to the unfinished object, in a variable or between other"
            + " values; it can't be saved without its constructor called",
        "await the arguments into local variables first, then call the constructor");
  }

  void unverifiable(@Nullable AbstractInsnNode at, String message) {
    error(
        "W0104",
        "the code does not fit its stack map",
        at,
        List.of(),
        "the JVM's verifier would refuse it too: " + message,
        "compile the source again, and look at other tools that change the class before Heddle");
  }

  void tooLargeToAnalyse(long states) {
    error(
        "W0303",
        "the method is too large to be analysed",
        null,
        List.of(),
        "its instructions times its variables make "
            + states
            + " states, and the weaver holds at most "
            + MAX_STATES,
        "move parts of it to @Async methods of their own, and await these");
  }

  /**
   * Warns of a coroutine or future that is returned from the range of a handler, which it leaves
   * first.
   */
  void warnOfReturnInsideTry(AbstractInsnNode call, AsyncKind kind) {
    String thing = kind.isFuture() ? "future" : "coroutine";
    String end = kind.isFuture() ? "fails" : "runs";
    List<Label> labels = new ArrayList<>();
    addLabel(labels, call, "left before the " + thing + " " + end, "return");
    diagnostics.warning(
        "W0503",
        "the returned " + thing + " " + end + " outside of this try",
        Places.of(owner, method, call),
        labels,
        "a method that returns a "
            + thing
            + " has left all its blocks when the "
            + thing
            + " is awaited, so no catch here sees its exceptions",
        "write return "
            + (kind.isFuture() ? RuntimeNames.COMPLETED_FUTURE : RuntimeNames.DONE)
            + "(await(...)) to await it inside the try");
  }

  private static void addSuspensions(List<Label> labels, List<AbstractInsnNode> awaits) {
    awaits.forEach(await -> addLabel(labels, await, "suspends here", RuntimeNames.AWAIT));
  }

  private static void addLabel(
      List<Label> labels, AbstractInsnNode insn, String text, @Nullable String anchor) {
    int line = Lines.of(insn);
    Label label = new Label(line, text, anchor);
    if (line != 0 && !labels.contains(label)) {
      labels.add(label);
    }
  }

  private void error(
      String code,
      String headline,
      @Nullable AbstractInsnNode at,
      List<Label> labels,
      String why,
      String help) {
    any = true;
    Location place = at == null ? Places.of(owner, method, 0) : Places.of(owner, method, at);
    diagnostics.error(code, headline, place, labels, why, help);
  }
}
