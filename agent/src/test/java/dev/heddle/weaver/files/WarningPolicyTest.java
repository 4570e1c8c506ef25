package dev.heddle.weaver.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.heddle.weaver.Refused;
import dev.heddle.weaver.Unchanged;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarningPolicyTest {

  private static final Diagnostic WARNING = told("W0502", Severity.WARNING);
  private static final Diagnostic ERROR = told("W0202", Severity.ERROR);

  private static Diagnostic told(String code, Severity severity) {
    return new Diagnostic(code, severity, "h", Location.nowhere(), List.of(), "w", "p");
  }

  private static WeaveResult apply(boolean failing, Set<String> silenced, WeaveResult result) {
    return new WarningPolicy(failing, silenced).applyTo(classFile -> result).weave(new byte[0]);
  }

  @Test
  void withoutRulesAllStaysAsItIs() {
    assertEquals(
        new Unchanged(List.of(WARNING)), apply(false, Set.of(), new Unchanged(List.of(WARNING))));
    Refused refused = new Refused(List.of(ERROR, WARNING));
    assertEquals(refused, apply(false, Set.of(), refused));
  }

  @Test
  void silencedWarningsAreGoneAndStopNothing() {
    assertEquals(new Unchanged(), apply(true, Set.of("W0502"), new Unchanged(List.of(WARNING))));
    assertEquals(
        new Refused(List.of(ERROR)),
        apply(false, Set.of("W0502", "W0202"), new Refused(List.of(ERROR, WARNING))));
  }

  @Test
  void aWarningThatFailsIsAnError() {
    WeaveResult result = apply(true, Set.of("W0501"), new Unchanged(List.of(WARNING)));

    assertInstanceOf(Refused.class, result);
    assertEquals(List.of(told("W0502", Severity.ERROR)), result.diagnostics());
  }

  @Test
  void onlyWarningsCanBeSilenced() {
    assertEquals(Optional.empty(), WarningPolicy.objection(List.of("W0501", "W0504")));
    assertEquals(
        Optional.of(
            "'W0202' cannot be silenced, it is not the code of a warning; did you mean W0102?"),
        WarningPolicy.objection(List.of("W0502", "W0202")));
  }

  @Test
  void theWarningsAreThoseWhosePageSaysSo() throws IOException {
    Set<String> pages = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("..", "docs", "errors"))) {
      for (Path page : files.toList()) {
        if (Files.readString(page).replace("\n", " ").contains("This is a warning")) {
          pages.add(page.getFileName().toString().replace(".md", ""));
        }
      }
    }
    pages.remove("W0419"); // of a jar

    assertEquals(new TreeSet<>(WarningPolicy.WARNINGS), pages);
  }
}
