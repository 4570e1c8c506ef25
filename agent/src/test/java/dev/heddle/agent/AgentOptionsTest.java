package dev.heddle.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.SourceLookup;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {

  @Test
  void withoutTextThereAreNone() throws AgentOptionsException {
    AgentOptions none = new AgentOptions(false, true, null, List.of());

    assertEquals(none, AgentOptions.parse(null));
    assertEquals(none, AgentOptions.parse(" "));
  }

  @Test
  void optionsAreSeparatedByCommas() throws AgentOptionsException {
    String sources = "src/main/java" + File.pathSeparator + "gen";

    assertEquals(
        new AgentOptions(
            true, false, Path.of("woven"), List.of(Path.of("src/main/java"), Path.of("gen"))),
        AgentOptions.parse("verbose, warnings=off,dump=woven,sources=" + sources));
  }

  @Test
  void anUnknownOptionIsNamedTogetherWithThoseThatThereAre() {
    assertEquals(
        """
        error[W0409]: wrong options for the agent
          --> -javaagent
           = why:  there is no option 'dmp=woven'
           = help: did you mean dump? the options are verbose, warnings=on|off, dump=DIR and sources=DIRS, separated by commas
           = more: heddle explain W0409\
        """,
        messageFor("verbose,dmp=woven"));
  }

  @Test
  void aMissingOrWrongValueIsNamed() {
    assertEquals("'dump' lacks its value", whyOf("dump"));
    assertEquals("'dump=' lacks its value", whyOf("dump="));
    assertEquals("'warnings=no' is neither on nor off", whyOf("warnings=no"));
    assertEquals("there is no option ''", whyOf("verbose,"));
    assertEquals("'dump=a\0b' is no path: Nul character not allowed", whyOf("dump=a\0b"));
  }

  private static String whyOf(String options) {
    return assertThrows(AgentOptionsException.class, () -> AgentOptions.parse(options))
        .diagnostic()
        .why();
  }

  private static String messageFor(String options) {
    AgentOptionsException e =
        assertThrows(AgentOptionsException.class, () -> AgentOptions.parse(options));
    return new DiagnosticRenderer(SourceLookup.NONE).render(e.diagnostic());
  }
}
