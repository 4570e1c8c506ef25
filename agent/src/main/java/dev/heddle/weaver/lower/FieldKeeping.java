package dev.heddle.weaver.lower;

import dev.heddle.weaver.analyse.AnalysedMethod;
import dev.heddle.weaver.analyse.AwaitPoint;
import dev.heddle.weaver.analyse.ControlFlow;
import dev.heddle.weaver.analyse.Flow;
import dev.heddle.weaver.analyse.Liveness;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Finds out which fields of a generator's frame keep their values while its body runs: those of
 * references that some path brings to another suspension unwritten, and those of all primitives.
 * Then it follows them through the code: where a field surely holds what its variable holds it need
 * not be saved, and where a reference dies that its field may still hold it has to be cleared. A
 * failure that leaves the method clears the rest, in the runtime.
 *
 * <p>A field keeps one local from each resumption on. So where it may keep a dead local, it does
 * not surely keep a live one, and clearing it does no harm.
 */
final class FieldKeeping {

  /** HotSpot leaves methods of more bytes of code to the interpreter. */
  private static final int MOST_INSTRUCTIONS = 8_000;

  private final AbstractInsnNode[] code;
  private final ControlFlow flow;
  private final Liveness liveness;
  private final Map<AbstractInsnNode, SuspendPoint> points = new HashMap<>();
  private final Set<AbstractInsnNode> returns = new HashSet<>();
  private final Homes homes = new Homes();
  private final BitSet references;
  private final BitSet start;

  /**
   * By instruction, as of before it: the homes from which a local gets to a suspension unwritten.
   */
  private final BitSet[] useful;

  /** By instruction: what is kept when the method goes on from there. */
  private final Map<AbstractInsnNode, BitSet> kept = new HashMap<>();

  /** By instruction, as of before it: the homes that may hold something; null: not reached. */
  private final @Nullable BitSet[] may;

  /** By instruction, as of before it: the homes that surely hold their local. */
  private final @Nullable BitSet[] must;

  private final Clearings clearings;

  FieldKeeping(AnalysedMethod analysed, List<Argument> arguments, List<SuspendPoint> points) {
    this.code = analysed.method().node().instructions.toArray();
    this.flow = analysed.flow();
    this.liveness = analysed.liveness();
    for (SuspendPoint point : points) {
      this.points.put(point.await().await(), point);
      homes.of(point);
    }
    analysed.returns().forEach(point -> returns.add(point.at()));
    BitSet start = homes.ofArguments(arguments);
    this.references = homes.references();
    this.clearings = new Clearings(homes);
    this.useful = new BitSet[code.length];
    this.may = new BitSet[code.length];
    this.must = new BitSet[code.length];
    findUseful();
    this.start = worthKeeping(start, useful[0]);
    for (int i = 0; i < code.length; i++) {
      SuspendPoint point = this.points.get(code[i]);
      if (point != null) {
        kept.put(code[i], findKept(point, i));
      }
    }
    follow();
    findDeaths();
  }

  /** Whether a method has a frame whenever it runs, and is of a size that may become fast. */
  static boolean isWorthwhile(AnalysedMethod analysed) {
    return analysed.method().kind().isGenerator()
        && !analysed.method().isInPlace()
        && analysed.flow().size() <= MOST_INSTRUCTIONS;
  }

  KeptFields fields() {
    return new KeptFields(Set.copyOf(homes.fields(start)), clearings.before(), clearings.after());
  }

  SuspendPoint keepAt(SuspendPoint point) {
    int index = Arrays.asList(code).indexOf(point.await().await());
    BitSet unchanged = homes.of(point);
    unchanged.and(orEmpty(must[index]));
    return point.with(Set.copyOf(homes.fields(keptAt(point))), Set.copyOf(homes.fields(unchanged)));
  }

  private BitSet findKept(SuspendPoint point, int index) {
    BitSet later = new BitSet();
    for (int next : flow.successors(index)) {
      later.or(useful[next]);
    }
    for (int handler : flow.handlers(index)) {
      later.or(useful[handler]);
    }
    return worthKeeping(homes.of(point), later);
  }

  private BitSet keptAt(SuspendPoint point) {
    return (BitSet) Objects.requireNonNull(kept.get(point.await().await())).clone();
  }

  /** A primitive costs nothing where it is. */
  private BitSet worthKeeping(BitSet all, BitSet usefulOnes) {
    BitSet useless = (BitSet) references.clone();
    useless.andNot(usefulOnes);
    return minus(all, useless);
  }

  private void findUseful() {
    Arrays.setAll(useful, index -> new BitSet());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = code.length - 1; i >= 0; i--) {
        BitSet now = usefulBefore(i);
        changed |= !now.equals(useful[i]);
        useful[i] = now;
      }
    }
  }

  private BitSet usefulBefore(int index) {
    SuspendPoint point = points.get(code[index]);
    if (point != null) {
      return homes.of(point);
    }
    BitSet now = new BitSet();
    for (int next : flow.successors(index)) {
      now.or(useful[next]);
    }
    now.andNot(homes.writtenBy(code[index]));
    for (int handler : flow.handlers(index)) {
      now.or(useful[handler]);
    }
    return now;
  }

  private void follow() {
    may[0] = start;
    must[0] = start;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < code.length; i++) {
        if (may[i] != null && !returns.contains(code[i])) {
          changed |= follow(i);
        }
      }
    }
  }

  private boolean follow(int index) {
    BitSet mayAfter = mayAfter(index);
    BitSet mustAfter = mustAfter(index);
    boolean changed = false;
    for (int next : flow.successors(index)) {
      changed |= arrive(next, mayAfter, mustAfter);
    }
    BitSet mayThrow = mayThrow(index);
    for (int handler : flow.handlers(index)) {
      changed |= arrive(handler, mayThrow, mustAfter); // no more than before, but for a yield
    }
    return changed;
  }

  private boolean arrive(int index, BitSet mayHold, BitSet mustHold) {
    BitSet live = liveness.before(index);
    BitSet nowMay = minus(mayHold, homes.deadIn(mayHold, live));
    BitSet nowMust = minus(mustHold, homes.deadIn(mustHold, live));
    BitSet wasMay = may[index];
    if (wasMay != null) {
      nowMay.or(wasMay);
      nowMust.and(orEmpty(must[index]));
    }
    boolean changed = !nowMay.equals(wasMay) || !nowMust.equals(must[index]);
    may[index] = nowMay;
    must[index] = nowMust;
    return changed;
  }

  private BitSet mayAfter(int index) {
    SuspendPoint point = points.get(code[index]);
    BitSet before = orEmpty(may[index]);
    if (point == null) {
      return minus(before, homes.writtenBy(code[index]));
    }
    BitSet after = keptAt(point);
    if (point.await().kind() == AwaitPoint.Kind.AWAIT) {
      after.or(before); // it need not suspend
    }
    return after;
  }

  private BitSet mustAfter(int index) {
    SuspendPoint point = points.get(code[index]);
    BitSet before = orEmpty(must[index]);
    if (point == null) {
      return minus(before, homes.writtenBy(code[index]));
    }
    BitSet after = keptAt(point);
    if (point.await().kind() == AwaitPoint.Kind.AWAIT) {
      after.and(before);
    }
    return after;
  }

  /** As of where an instruction throws: a yield does so when the method goes on. */
  private BitSet mayThrow(int index) {
    BitSet thrown = mayAfter(index);
    if (!points.containsKey(code[index])) {
      thrown.or(orEmpty(may[index]));
    }
    return thrown;
  }

  private void findDeaths() {
    for (int i = 0; i < code.length; i++) {
      BitSet before = may[i];
      if (before == null) {
        continue;
      }
      SuspendPoint point = points.get(code[i]);
      if (returns.contains(code[i])) {
        clearings.addBefore(code[i], before);
        continue;
      }
      if (point == null) {
        BitSet written = homes.writtenBy(code[i]);
        written.and(before);
        clearings.addAfter(code[i], written);
      } else {
        clearings.addBefore(code[i], minus(before, homes.of(point))); // it goes by another name
      }
      findDeathsBehind(i);
    }
  }

  private void findDeathsBehind(int index) {
    BitSet after = mayAfter(index);
    int[] successors = flow.successors(index);
    for (int i = 0; i < successors.length; i++) {
      BitSet dead = homes.deadIn(after, liveness.before(successors[i]));
      boolean falls = i == successors.length - 1 && Flow.fallsThrough(code[index]);
      if (falls && code[index].getOpcode() >= 0) {
        clearings.addAfter(code[index], dead);
      } else {
        clearings.addBefore(nextReal(successors[i]), dead);
      }
    }
    BitSet thrown = mayThrow(index);
    for (int handler : flow.handlers(index)) {
      BitSet dead = homes.deadIn(thrown, liveness.before(handler));
      clearings.addBefore(nextReal(handler), dead);
    }
  }

  private AbstractInsnNode nextReal(int index) {
    return Objects.requireNonNull(Flow.nextReal(code[index]));
  }

  private static BitSet minus(BitSet all, BitSet some) {
    BitSet rest = (BitSet) all.clone();
    rest.andNot(some);
    return rest;
  }

  private static BitSet orEmpty(@Nullable BitSet set) {
    return set == null ? new BitSet() : set;
  }
}
