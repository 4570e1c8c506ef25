package dev.heddle.weaver;

import dev.heddle.weaver.analyse.TortureAnalysis;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.emit.Emitter;
import dev.heddle.weaver.emit.WovenClass;
import dev.heddle.weaver.lower.Lowering;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.read.ClassFileReader;
import dev.heddle.weaver.read.ParsedClass;
import dev.heddle.weaver.read.SkippedMethods;
import dev.heddle.weaver.read.SkippedMethods.Reason;
import dev.heddle.weaver.verify.Verification;
import dev.heddle.weaver.verify.VerificationException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/**
 * The weaver turned on classes that know nothing of Heddle, to test it on code that nobody wrote
 * for it. Before each call a method saves what it holds in a frame, overwrites it, and goes on from
 * the frame at once; whoever calls it notices nothing. The stages are those of {@link Weaver}.
 *
 * <p>A method that can't be treated so is left as it was, and counted. One thread only.
 */
public final class TortureWeaver {

  private final SkippedMethods skipped = new SkippedMethods();
  private int methods;
  private int suspensions;

  /** A weaver that has counted nothing yet. */
  public TortureWeaver() {}

  /**
   * Weaves one class.
   *
   * @param classFile the class as the compiler wrote it
   */
  public WeaveResult weave(byte[] classFile) {
    Diagnostics diagnostics = new Diagnostics();
    try {
      ParsedClass parsed = ClassFileReader.readForTorture(classFile, diagnostics, skipped);
      return parsed == null ? new Refused(diagnostics.sorted()) : weave(parsed);
    } catch (RuntimeException | StackOverflowError | VerificationException e) {
      return BugReport.of(classFile, e, diagnostics);
    }
  }

  private WeaveResult weave(ParsedClass parsed) throws VerificationException {
    List<StateMachine> machines =
        new ArrayList<>(Lowering.lower(parsed, TortureAnalysis.analyse(parsed, skipped)));
    while (!machines.isEmpty()) {
      try {
        WovenClass woven = Emitter.emit(parsed, machines);
        Verification.verify(woven);
        methods += machines.size();
        suspensions += machines.stream().mapToInt(machine -> machine.points().size()).sum();
        return new Woven(woven.host(), woven.frames(), List.of());
      } catch (MethodTooLargeException e) {
        int before = machines.size();
        drop(machines, e);
        skipped.add(Reason.TOO_LARGE, before - machines.size());
      } catch (ClassTooLargeException e) {
        skipped.add(Reason.TOO_LARGE, machines.size());
        machines.clear();
      }
    }
    return new Unchanged(List.of());
  }

  /** Drops the method that is too large, and those that are larger still before they are tried. */
  private static void drop(List<StateMachine> machines, MethodTooLargeException e) {
    StateMachine tooLarge =
        machines.stream().filter(machine -> isOf(machine, e)).findFirst().orElseThrow(() -> e);
    machines.removeIf(
        machine ->
            machine == tooLarge
                || machine.points().size() > tooLarge.points().size()
                    && machine.slots().frame() >= tooLarge.slots().frame());
  }

  private static boolean isOf(StateMachine machine, MethodTooLargeException e) {
    return machine.body().name().equals(e.getMethodName())
        && machine.body().desc().equals(e.getDescriptor());
  }

  /** How many methods it has woven. */
  public int methods() {
    return methods;
  }

  /** At how many places these suspend. */
  public int suspensions() {
    return suspensions;
  }

  /** How many methods it has left alone, by reason in words. */
  public SortedMap<String, Integer> skipped() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    skipped.counts().forEach((reason, count) -> counts.put(reason.name(), count));
    return counts;
  }
}
