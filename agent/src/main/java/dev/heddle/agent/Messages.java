package dev.heddle.agent;

import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.Severity;
import dev.heddle.weaver.diag.SourceDirectories;
import dev.heddle.weaver.diag.SourceRoots;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent's diagnostics as text, with source lines where they can be found. */
final class Messages {

  private final List<Path> sources;

  Messages(List<Path> sources) {
    this.sources = sources;
  }

  static Diagnostic frameConflict(Location place, FrameConflict conflict) {
    return new Diagnostic(
        "W0410",
        Severity.ERROR,
        "a frame class of this class exists already, and is different",
        place,
        List.of(),
        String.valueOf(conflict.getMessage()),
        "a running class can't get other variables or awaits: start the program again;"
            + "\nif it was just started, remove the class files of a former weave and compile again");
  }

  /** Several diagnostics of one class as one message. */
  String render(List<Diagnostic> diagnostics, @Nullable ProtectionDomain domain) {
    List<Path> roots = sources.isEmpty() ? SourceRoots.near(placeOf(domain)) : sources;
    return new DiagnosticRenderer(new SourceDirectories(roots)).renderAll(diagnostics);
  }

  /** The directory or jar that a class came from, or null. */
  private static @Nullable Path placeOf(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null; // not a file: no sources beside it
    }
  }
}
