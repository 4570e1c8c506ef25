package dev.heddle.weaver;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.WeaverBug;
import dev.heddle.weaver.verify.InputCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reports that a stage failed: a flaw of the class that was given, when it has one; else a mistake
 * of the weaver itself (W09xx), and then the class that shows it is kept.
 */
final class BugReport {

  private BugReport() {}

  static Refused of(byte[] classFile, Throwable cause, Diagnostics diagnostics) {
    if (isFlawed(classFile, diagnostics)) {
      return new Refused(diagnostics.sorted());
    }
    Diagnostic bug = WeaverBug.of(new Location(className(classFile), null, null, 0), cause);
    diagnostics.error(
        bug.code(),
        bug.headline(),
        bug.location(),
        bug.labels(),
        bug.why(),
        bug.help() + reproducer(classFile));
    return new Refused(diagnostics.sorted());
  }

  private static boolean isFlawed(byte[] classFile, Diagnostics diagnostics) {
    try {
      return InputCheck.findsFlaw(classFile, diagnostics);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      return false; // the check is at a loss as well; what the weaver met is what there is to tell
    }
  }

  private static String className(byte[] classFile) {
    try {
      return ClassFileVersion.reader(classFile).getClassName().replace('/', '.');
    } catch (RuntimeException e) {
      return ""; // too damaged to tell its name; the report goes on without
    }
  }

  private static String reproducer(byte[] classFile) {
    try {
      Path file = Files.createTempFile("heddle-bug-", ".class");
      Files.write(file, classFile);
      return "\nthe class is kept in " + file;
    } catch (IOException e) {
      return "\nthe class could not be kept: " + e;
    }
  }
}
