package dev.heddle.weaver;

import dev.heddle.weaver.analyse.AnalysedMethod;
import dev.heddle.weaver.analyse.Analysis;
import dev.heddle.weaver.analyse.AnalysisPrinter;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.emit.CodePrinter;
import dev.heddle.weaver.emit.Emitter;
import dev.heddle.weaver.emit.WovenClass;
import dev.heddle.weaver.lower.Lowering;
import dev.heddle.weaver.lower.PlanPrinter;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.read.ClassFileReader;
import dev.heddle.weaver.read.ParsedClass;
import dev.heddle.weaver.read.SelectionPrinter;
import dev.heddle.weaver.verify.Verification;
import dev.heddle.weaver.verify.VerificationException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs the stages up to one, and prints what it made. */
final class StageDump {

  private final Diagnostics diagnostics = new Diagnostics();
  private final Predicate<String> isWanted;

  private StageDump(@Nullable String method) {
    this.isWanted = name -> method == null || method.equals(name);
  }

  static String of(byte[] classFile, Stage stage, @Nullable String method) {
    return new StageDump(method).run(classFile, stage);
  }

  private String run(byte[] classFile, Stage stage) {
    ParsedClass parsed = accepted(ClassFileReader.read(classFile, diagnostics));
    if (stage == Stage.READ) {
      return SelectionPrinter.print(parsed, isWanted);
    }
    List<AnalysedMethod> analysed = accepted(Analysis.analyse(parsed, diagnostics));
    if (stage == Stage.ANALYSE) {
      return AnalysisPrinter.print(analysed, isWanted);
    }
    List<StateMachine> machines = Lowering.lower(parsed, analysed);
    if (stage == Stage.LOWER) {
      return PlanPrinter.print(machines, isWanted);
    }
    WovenClass woven = accepted(Emitter.emit(parsed, machines, diagnostics));
    if (stage == Stage.EMIT) {
      return CodePrinter.print(woven, isWanted);
    }
    try {
      Verification.verify(woven);
    } catch (VerificationException e) {
      throw new IllegalArgumentException("the verifier refuses the woven class: " + e, e);
    }
    return CodePrinter.sizes(woven, isWanted);
  }

  private <T> T accepted(@Nullable T product) {
    if (product == null || diagnostics.hasErrors()) {
      Diagnostic first =
          diagnostics.sorted().stream()
              .min(Comparator.comparing(Diagnostic::severity))
              .orElseThrow();
      throw new IllegalArgumentException(
          first.code() + ": " + first.headline() + " (" + first.location() + ")");
    }
    return Objects.requireNonNull(product);
  }
}
