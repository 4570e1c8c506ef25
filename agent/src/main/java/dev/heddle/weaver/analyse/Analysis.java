package dev.heddle.weaver.analyse;

import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.read.AsyncMethod;
import dev.heddle.weaver.read.ParsedClass;
import java.util.ArrayList;
import java.util.List;

/** The second stage: analyses each async method of a class, and reports what can't suspend. */
public final class Analysis {

  private Analysis() {}

  /** Analyses the async methods of a class; those with an error reported are left out. */
  public static List<AnalysedMethod> analyse(ParsedClass parsed, Diagnostics diagnostics) {
    Warnings.report(parsed, diagnostics);
    List<AnalysedMethod> analysed = new ArrayList<>();
    for (AsyncMethod method : parsed.coroutines()) {
      AnalysedMethod result = new MethodAnalysis(parsed, method, diagnostics).run();
      if (result != null) {
        analysed.add(result);
      }
    }
    return List.copyOf(analysed);
  }
}
