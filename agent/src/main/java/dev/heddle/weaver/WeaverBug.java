package dev.heddle.weaver;

import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Location;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.objectweb.asm.ClassReader;

/** Reports a mistake of the weaver itself (W09xx), and keeps the class that shows it. */
final class WeaverBug {

  private WeaverBug() {}

  static Refused report(byte[] classFile, Exception cause, Diagnostics diagnostics) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    diagnostics.error(
        "W0901",
        "the weaver made a mistake, the class is left as it was",
        new Location(className(classFile), null, null, 0),
        List.of(),
        "this is a bug in Heddle: " + trace.toString().strip(),
        "please report it with the class file" + reproducer(classFile));
    return new Refused(diagnostics.sorted());
  }

  private static String className(byte[] classFile) {
    try {
      return new ClassReader(classFile).getClassName().replace('/', '.');
    } catch (RuntimeException e) {
      return ""; // the class file is too damaged to tell its name; the report goes on without
    }
  }

  private static String reproducer(byte[] classFile) {
    try {
      Path file = Files.createTempFile("heddle-bug-", ".class");
      Files.write(file, classFile);
      return ", which is kept in " + file;
    } catch (IOException | UncheckedIOException e) {
      return " (it could not be kept: " + e + ")";
    }
  }
}
