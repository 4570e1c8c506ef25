package dev.heddle.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The reference of the plugin says what Maven's descriptor of it says. */
class ReferenceTest {

  private static final Pattern GOAL =
      Pattern.compile("^\\| `heddle:([a-z-]+)` \\| (?:`([a-z-]+)`|none) \\|");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "^\\| `(\\w+)` \\| (?:`([a-z-]+)`|both) \\| `([\\w.]+)` \\| (?:`([^`]+)`|none) \\|$");

  private static List<String> page() throws Exception {
    return Files.readAllLines(Path.of("../docs/reference/maven-plugin.md"));
  }

  private static List<Element> goals() throws Exception {
    Path descriptor = Path.of("target/classes/META-INF/maven/plugin.xml");
    return elements(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(descriptor.toFile())
            .getDocumentElement(),
        "mojo");
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static String text(Element parent, String name) {
    List<Element> found = elements(parent, name);
    return found.isEmpty() ? "none" : found.get(0).getTextContent();
  }

  @Test
  void eachGoalIsListedWithItsPhase() throws Exception {
    Set<String> there = new TreeSet<>();
    for (Element goal : goals()) {
      there.add(text(goal, "goal") + " at " + text(goal, "phase"));
    }
    Set<String> documented = new TreeSet<>();
    for (String line : page()) {
      Matcher row = GOAL.matcher(line);
      if (row.find()) {
        documented.add(row.group(1) + " at " + (row.group(2) == null ? "none" : row.group(2)));
      }
    }
    assertEquals(there, documented);
  }

  @Test
  void eachParameterIsListedWithItsPropertyAndDefault() throws Exception {
    Set<String> there = new TreeSet<>();
    for (Element goal : goals()) {
      if (!text(goal, "goal").equals("help")) {
        for (Element parameter : elements(goal, "parameter")) {
          if (text(parameter, "editable").equals("true")) {
            Element value = elements(goal, text(parameter, "name")).get(0);
            String property = value.getTextContent().replaceAll("[${}]", "");
            there.add(
                row(
                    text(goal, "goal"),
                    value.getTagName(),
                    property,
                    value.getAttribute("default-value")));
          }
        }
      }
    }
    Set<String> documented = new TreeSet<>();
    for (String line : page()) {
      Matcher row = PARAMETER.matcher(line);
      if (row.matches()) {
        List<String> goals =
            row.group(2) == null ? List.of("weave", "weave-tests") : List.of(row.group(2));
        for (String goal : goals) {
          String value = row.group(4) == null ? "" : row.group(4);
          documented.add(row(goal, row.group(1), row.group(3), value));
        }
      }
    }
    assertEquals(there, documented);
  }

  private static String row(String goal, String name, String property, String value) {
    return goal + ": " + name + " by " + property + ", else " + value;
  }
}
