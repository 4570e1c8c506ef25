package dev.heddle.weaver.files;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.Severity;
import java.util.List;

/**
 * The diagnostics of jars and their entries. A jar is named as {@code outer.jar!/lib/inner.jar}.
 */
final class JarProblems {

  private JarProblems() {}

  static Diagnostic unreadable(String jar, String reason) {
    return error(
        "W0402",
        "not a jar that can be read",
        jar,
        reason,
        "build the jar again; or name a directory of class files, or a file that ends in .class");
  }

  static Diagnostic signed(String jar, String signature) {
    return error(
        "W0407",
        "the jar is signed",
        jar,
        "woven classes no longer match " + signature + ", and the JVM would refuse to load them",
        "weave first and sign the result; or let the signature go with --strip-signatures");
  }

  static Diagnostic tooLarge(String jar, String entry, long bytes) {
    return error(
        "W0416",
        "an entry of the jar is too large",
        jar + "!/" + entry,
        "it unpacks to more than " + bytes + " bytes, the most that an entry may have",
        "leave it out of the jar, or allow more with --max-entry-size=MIB");
  }

  static Diagnostic unpacksTooFar(String jar, long bytes, int ratio) {
    return error(
        "W0416",
        "the jar unpacks to far more than it holds",
        jar,
        "a jar of this size unpacks to at most "
            + bytes
            + " bytes, at "
            + ratio
            + " to one; more than that is made to fill a disk or the memory",
        "leave the entry out that is packed so well, or allow more with --max-ratio=N");
  }

  static Diagnostic entryUnpacksTooFar(String jar, String entry, long bytes, int ratio) {
    return error(
        "W0416",
        "an entry of the jar unpacks to far more than it holds",
        jar + "!/" + entry,
        "an entry of this size unpacks to at most "
            + bytes
            + " bytes, at "
            + ratio
            + " to one; more than that is made to fill a disk or the memory",
        "leave it out of the jar, or allow more with --max-ratio=N");
  }

  static Diagnostic leadsOut(String jar, String entry) {
    return error(
        "W0417",
        "an entry of the jar leads out of it",
        jar,
        "its entry "
            + entry
            + " names a file elsewhere, which whoever unpacks the jar may overwrite",
        "build the jar again, with names relative to its root");
  }

  static Diagnostic twice(String jar, String entry) {
    return error(
        "W0418",
        "the jar has two entries of one name",
        jar,
        "it has two entries named " + entry + ", and which of them is used depends on the reader",
        "build the jar again, so that each name is there once");
  }

  static Diagnostic leftAlone(String jar, String reason) {
    return new Diagnostic(
        "W0419",
        Severity.WARNING,
        "a jar within the jar is left as it is",
        Location.ofFile(jar),
        List.of(),
        reason,
        "nothing, if it is data; if it is a library with async methods, build it again and weave");
  }

  private static Diagnostic error(
      String code, String headline, String jar, String why, String help) {
    return new Diagnostic(
        code, Severity.ERROR, headline, Location.ofFile(jar), List.of(), why, help);
  }
}
