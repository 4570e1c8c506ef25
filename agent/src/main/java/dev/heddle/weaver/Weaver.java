package dev.heddle.weaver;

import dev.heddle.weaver.analyse.AnalysedMethod;
import dev.heddle.weaver.analyse.Analysis;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.emit.Emitter;
import dev.heddle.weaver.emit.WovenClass;
import dev.heddle.weaver.lower.Lowering;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.read.ClassFileReader;
import dev.heddle.weaver.read.ParsedClass;
import dev.heddle.weaver.verify.Verification;
import dev.heddle.weaver.verify.VerificationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The compiler: from a class with async methods to the same class as state machines. Pure, and safe
 * for use by any thread; it loads no class, and bad input comes back as diagnostics, never as an
 * exception.
 */
public final class Weaver {

  /** A weaver; it has no state of its own. */
  public Weaver() {}

  /**
   * Weaves one class.
   *
   * @param classFile the class as the compiler wrote it
   */
  public WeaveResult weave(byte[] classFile) {
    Diagnostics diagnostics = new Diagnostics();
    try {
      return weave(classFile, diagnostics);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      return BugReport.of(classFile, e, diagnostics);
    }
  }

  private static WeaveResult weave(byte[] classFile, Diagnostics diagnostics) {
    ParsedClass parsed = ClassFileReader.read(classFile, diagnostics);
    if (parsed == null || parsed.coroutines().isEmpty()) {
      return diagnostics.hasErrors()
          ? new Refused(diagnostics.sorted())
          : new Unchanged(diagnostics.warnings());
    }
    // An error in one method doesn't stop the others: all that is wrong is told in one run.
    List<AnalysedMethod> analysed = Analysis.analyse(parsed, diagnostics);
    if (analysed.isEmpty() || diagnostics.doubtClassFile()) {
      return new Refused(diagnostics.sorted());
    }
    List<StateMachine> machines = Lowering.lower(parsed, analysed);
    WovenClass woven = Emitter.emit(parsed, machines, diagnostics);
    if (woven == null || diagnostics.hasErrors()) {
      return new Refused(diagnostics.sorted());
    }
    try {
      Verification.verify(woven);
    } catch (VerificationException e) {
      return BugReport.of(classFile, e, diagnostics);
    }
    return new Woven(woven.host(), woven.frames(), diagnostics.warnings());
  }

  /**
   * The product of one stage as text, for people and for test snapshots.
   *
   * @param classFile the class as the compiler wrote it
   * @param stage the last stage to run
   * @param method the only method to print, or null for all
   * @throws IllegalArgumentException when the class is refused before that stage; the message tells
   *     the first reason
   */
  public String dump(byte[] classFile, Stage stage, @Nullable String method) {
    try {
      return StageDump.of(classFile, stage, method);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new IllegalArgumentException("the stage failed: " + e, e);
    }
  }

  /**
   * The same as {@link AsyncScan#mayHaveAsync}.
   *
   * @param classFile the class, or anything else, which then gives false
   */
  public static boolean mayHaveAsync(byte[] classFile) {
    return AsyncScan.mayHaveAsync(classFile);
  }
}
