package dev.heddle.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.SourceLookup;
import java.io.File;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {

  /** The first column of a row, such as {@code `dump=DIR`}. */
  private static final Pattern OPTION = Pattern.compile("^\\| `([a-z]+)((?:=[^`]+)?)` \\|");

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

  /** The page's table has a row for each option and no other, with values that are understood. */
  @Test
  void theReferenceListsEachOption() throws Exception {
    List<String> documented = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/reference/agent.md"))) {
      Matcher row = OPTION.matcher(line);
      if (row.find()) {
        documented.add(row.group(1));
        AgentOptions.parse(row.group(1) + row.group(2).replace("on\\|off", "off"));
      }
    }
    assertEquals(
        Arrays.stream(AgentOptions.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList(),
        documented);
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
