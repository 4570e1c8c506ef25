package dev.heddle.cli;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.Severity;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The diagnostics of the command's own arguments, W0411 and up. */
final class CliProblems {

  private CliProblems() {}

  static Diagnostic noClassPathEntry(String entry) {
    return error(
        "W0411",
        "no such class path entry",
        entry,
        "a class path names directories of classes and jars, and this one doesn't exist",
        "check the path; entries are separated by " + java.io.File.pathSeparator);
  }

  static Diagnostic noClass(String name, ClassPath classPath) {
    return error(
        "W0412",
        "no such class",
        name,
        "it is neither a class file nor on the class path " + classPath,
        "give the path of a class file, or the full name with dots and the right -cp");
  }

  static Diagnostic noProgram(String name, ClassPath classPath) {
    return error(
        "W0412",
        "no such class",
        name,
        "it is not on the class path " + classPath,
        "give the full name with dots, and with -cp the directory above its package, or the jar");
  }

  /** A file in the place of the class that {@code run} takes. */
  static Diagnostic fileToRun(String file, String help) {
    return error(
        "W0412",
        "run takes the name of a class, and this is a file",
        file,
        "the JVM finds a class by its name, on the class path",
        help);
  }

  /** A class was found that has another name. */
  static Diagnostic wrongName(String name, String message) {
    return error(
        "W0412",
        "no such class",
        name,
        "the file of that name holds another class: " + message,
        "give the full name with dots, and with -cp the directory above its package");
  }

  static Diagnostic unreadable(String name, IOException cause) {
    return error(
        "W0403", "cannot be read", name, cause.toString(), "check the file and its permissions");
  }

  static Diagnostic noMain(String name) {
    return error(
        "W0413",
        "the class has no main method",
        name,
        "a program starts in a method public static void main(String[] args)",
        "write one, which starts a coroutine with Asyncio.run(...); or name the class that has it, with"
            + " its package");
  }

  static Diagnostic noAgent() {
    return error(
        "W0414",
        "weaving on the fly is not possible here",
        "heddle run",
        "the JVM gives access to class loading only to a jar that is started as a program",
        "start it as java -jar heddle-agent.jar run ..., or use java -javaagent:heddle-agent.jar");
  }

  static Diagnostic noStageProduct(String name, String reason) {
    return error(
        "W0415",
        "the stage has nothing to show",
        name,
        reason,
        "choose an earlier stage with --stage, or see what heddle check says of the class");
  }

  static Diagnostic nothingToShow(String name, @Nullable String method) {
    return error(
        "W0415",
        "the stage has nothing to show",
        name,
        "the class has no async method" + (method == null ? "" : " named " + method),
        method == null
            ? "name a class with methods annotated @Async"
            : "leave --method away to see those that it has");
  }

  private static Diagnostic error(
      String code, String headline, String place, String why, String help) {
    return new Diagnostic(
        code, Severity.ERROR, headline, Location.ofFile(place), List.of(), why, help);
  }
}
