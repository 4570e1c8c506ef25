package dev.heddle.weaver.files;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.Severity;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The diagnostics of input and output, W04xx. */
final class FileProblems {

  private static final String CLASSES_OR_JAR =
      "name a directory of class files, a class file or a jar";

  private FileProblems() {}

  static Diagnostic missing(Path path) {
    return error(
        "W0401",
        "no such file or directory",
        path,
        "there is nothing to weave at " + path.toAbsolutePath().normalize(),
        "check the path; a build writes its classes first: " + CLASSES_OR_JAR);
  }

  static Diagnostic unreadable(Path path, IOException failure) {
    return error(
        "W0403",
        "cannot be read",
        path,
        reasonOf(failure),
        "make it readable for the user who runs the weaver");
  }

  static Diagnostic unwritable(Path path, IOException failure) {
    return error(
        "W0404",
        "cannot be written",
        path,
        reasonOf(failure),
        "make room or give the right to write there, then run again; nothing was changed");
  }

  static Diagnostic sameOutput(Path path, Path first, Path second) {
    return error(
        "W0405",
        "two inputs would write the same output",
        path,
        first + " and " + second + " both hold it",
        "weave them one at a time, each into an output of its own");
  }

  static Diagnostic outputInsideInput(Path output, Path input) {
    return error(
        "W0406",
        "the output lies inside the input",
        output,
        "the next run would take it for a part of " + input,
        "choose an output beside the input, or leave it away to weave in place");
  }

  static Diagnostic frameNameTaken(Location place, String frame) {
    return new Diagnostic(
        "W0408",
        Severity.ERROR,
        "a class has the name that a frame class needs",
        place,
        List.of(),
        "weaving makes the class " + frame + ", and there is one already that isn't Heddle's",
        "rename the class, or the async method whose frame this is");
  }

  /** {@code A} with a method {@code b$c} and {@code A$b} with a method {@code c} want the same. */
  static Diagnostic frameNameShared(Location place, String frame, String other) {
    return new Diagnostic(
        "W0408",
        Severity.ERROR,
        "two classes need a frame class of the same name",
        place,
        List.of(),
        "weaving makes the class " + frame + ", and it makes another one of that name for " + other,
        "rename the async method whose frame this is");
  }

  private static Diagnostic error(
      String code, String headline, Path path, String why, String help) {
    return new Diagnostic(
        code, Severity.ERROR, headline, Location.ofFile(path), List.of(), why, help);
  }

  /**
   * The system's own words where it has some; some exceptions carry the path alone as their
   * message.
   */
  private static String reasonOf(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied: " + fileOf(failure);
    }
    if (failure instanceof NoSuchFileException) {
      return "no such file or directory: " + fileOf(failure);
    }
    if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
      return "a file is where a directory should be: " + fileOf(failure);
    }
    if (failure instanceof FileSystemLoopException) {
      return "symbolic links lead in a circle: " + fileOf(failure);
    }
    String message = failure.getMessage();
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason().toLowerCase(Locale.ROOT) + ": " + fileOf(failure);
    }
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static String fileOf(IOException failure) {
    return ((FileSystemException) failure).getFile();
  }
}
