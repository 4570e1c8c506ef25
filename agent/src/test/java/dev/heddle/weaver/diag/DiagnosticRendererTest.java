package dev.heddle.weaver.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {

  private static final Location LOAD = new Location("shop.Cache", "load", "Cache.java", 42);

  private static final List<Label> MONITOR =
      List.of(new Label(42, "suspends here", "await("), new Label(40, "monitor entered here"));

  private static Diagnostic monitorHeld(List<Label> labels) {
    return new Diagnostic(
        "W0202",
        Severity.ERROR,
        "cannot await while holding a monitor",
        LOAD,
        labels,
        "the JVM wants a monitor left by the frame that entered it",
        "use sync.Lock with await(lock.acquire())");
  }

  /** A source of the given height in which only some lines have text. */
  private static SourceLookup source(int height, Object... linesAndText) {
    List<String> lines = new ArrayList<>(Collections.nCopies(height, ""));
    for (int i = 0; i < linesAndText.length; i += 2) {
      lines.set((Integer) linesAndText[i] - 1, (String) linesAndText[i + 1]);
    }
    return location -> lines;
  }

  private static String render(SourceLookup sources, Diagnostic diagnostic) {
    return new DiagnosticRenderer(sources).render(diagnostic) + "\n";
  }

  @Test
  void quotesTheSourceUnderALineNumberGutter() {
    SourceLookup sources =
        source(50, 40, "    synchronized (rows) {", 42, "      var row = await(db.fetch(key));");

    assertEquals(
        """
        error[W0202]: cannot await while holding a monitor
          --> shop.Cache.load(Cache.java:42)
           |
        40 |   synchronized (rows) {
           |   - monitor entered here
        42 |     var row = await(db.fetch(key));
           |               - suspends here
           = why:  the JVM wants a monitor left by the frame that entered it
           = help: use sync.Lock with await(lock.acquire())
           = more: heddle explain W0202
        """,
        render(sources, monitorHeld(MONITOR)));
  }

  @Test
  void labelsStandForTheLinesWhenTheSourceIsNotAtHand() {
    assertEquals(
        """
        error[W0202]: cannot await while holding a monitor
          --> shop.Cache.load(Cache.java:42)
           |
        40 | - monitor entered here
        42 | - suspends here
           = why:  the JVM wants a monitor left by the frame that entered it
           = help: use sync.Lock with await(lock.acquire())
           = more: heddle explain W0202
        """,
        render(SourceLookup.NONE, monitorHeld(MONITOR)));
  }

  @Test
  void aSourceShorterThanTheClassBelievesIsQuotedAsFarAsItGoes() {
    assertEquals(
        """
        error[W0202]: cannot await while holding a monitor
          --> shop.Cache.load(Cache.java:42)
           |
        40 |   synchronized (rows) {
           |   - monitor entered here
        42 | - suspends here
           = why:  the JVM wants a monitor left by the frame that entered it
           = help: use sync.Lock with await(lock.acquire())
           = more: heddle explain W0202
        """,
        render(source(40, 40, "synchronized (rows) {"), monitorHeld(MONITOR)));
  }

  @Test
  void severalLabelsOfOneLineQuoteItOnce() {
    List<Label> labels =
        List.of(
            new Label(7, "entered here", "synchronized"), new Label(7, "suspends here", "await"));

    assertEquals(
        """
        error[W0202]: cannot await while holding a monitor
          --> shop.Cache.load(Cache.java:42)
           |
         7 |   synchronized (rows) { await(x); }
           |   - entered here
           |                         - suspends here
           = why:  the JVM wants a monitor left by the frame that entered it
           = help: use sync.Lock with await(lock.acquire())
           = more: heddle explain W0202
        """,
        render(source(9, 7, "\t\tsynchronized (rows) { await(x); }"), monitorHeld(labels)));
  }

  @Test
  void anAnchorIsAWordAndNotAPartOfOne() {
    List<Label> labels = List.of(new Label(7, "blocks here", "get"));

    assertEquals(
        """
        error[W0202]: cannot await while holding a monitor
          --> shop.Cache.load(Cache.java:42)
           |
         7 |   target.get();
           |          - blocks here
           = why:  the JVM wants a monitor left by the frame that entered it
           = help: use sync.Lock with await(lock.acquire())
           = more: heddle explain W0202
        """,
        render(source(9, 7, "target.get();"), monitorHeld(labels)));
  }

  @Test
  void theGutterIsAsWideAsTheLargestLineNumber() {
    List<Label> labels = List.of(new Label(98, "first"), new Label(10_412, "second"));

    assertEquals(
        """
        error[W0202]: cannot await while holding a monitor
             --> shop.Cache.load(Cache.java:42)
              |
           98 | - first
        10412 | - second
              = why:  the JVM wants a monitor left by the frame that entered it
              = help: use sync.Lock with await(lock.acquire())
              = more: heddle explain W0202
        """,
        render(SourceLookup.NONE, monitorHeld(labels)));
  }

  @Test
  void withoutLabelsTheNotesFollowThePlaceAndLongNotesAreAligned() {
    Diagnostic missing =
        new Diagnostic(
            "W0401",
            Severity.WARNING,
            "no such file or directory",
            Location.ofFile("target/clases"),
            List.of(),
            "",
            "name a directory of classes\nor a jar");

    assertEquals(
        """
        warning[W0401]: no such file or directory
          --> target/clases
           = help: name a directory of classes
                   or a jar
           = more: heddle explain W0401
        """,
        render(SourceLookup.NONE, missing));
  }

  @Test
  void severalAreRenderedInTheirOrderOfPlace() {
    Diagnostic first = simple("a.A", 3);
    Diagnostic second = simple("a.A", 20);
    Diagnostic third = simple("a.B", 1);

    assertEquals(
        """
        error[W0201]: h
          --> a.A.m(A.java:3)
           = why:  w
           = help: p
           = more: heddle explain W0201

        error[W0201]: h
          --> a.A.m(A.java:20)
           = why:  w
           = help: p
           = more: heddle explain W0201

        error[W0201]: h
          --> a.B.m(A.java:1)
           = why:  w
           = help: p
           = more: heddle explain W0201""",
        new DiagnosticRenderer(SourceLookup.NONE).renderAll(List.of(third, second, first)));
  }

  private static Diagnostic simple(String className, int line) {
    Location place = new Location(className, "m", "A.java", line);
    return new Diagnostic("W0201", Severity.ERROR, "h", place, List.of(), "w", "p");
  }
}
