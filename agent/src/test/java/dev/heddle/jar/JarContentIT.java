package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the jar holds, and what it must not put into other people's class paths. */
class JarContentIT {

  @Test
  void allItsClassesAreUnderItsOwnName() throws IOException {
    List<String> foreign = new ArrayList<>();
    try (JarFile jar = new JarFile(Jvm.AGENT.toFile())) {
      jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> !name.startsWith("dev/heddle/") && !name.startsWith("META-INF/"))
          .filter(name -> !name.equals("dev/"))
          .forEach(foreign::add);
    }

    assertEquals(List.of(), foreign);
  }

  @Test
  void theRuntimeIsNotInIt() throws IOException {
    try (JarFile jar = new JarFile(Jvm.AGENT.toFile())) {
      assertEquals(null, jar.getEntry("dev/heddle/Asyncio.class"));
      assertEquals(null, jar.getEntry("dev/heddle/frame/Frame.class"));
    }
  }

  @Test
  void itsManifestMakesItAnAgentAndACommand() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (JarFile jar = new JarFile(Jvm.AGENT.toFile())) {
      jar.getManifest()
          .getMainAttributes()
          .forEach(
              (key, value) -> {
                if (key.toString().endsWith("-Class")) {
                  found.put(key.toString(), value.toString());
                }
              });
    }

    assertEquals(
        Map.of(
            "Main-Class", "dev.heddle.cli.Main",
            "Premain-Class", "dev.heddle.agent.PreMain",
            "Agent-Class", "dev.heddle.agent.AgentMain",
            "Launcher-Agent-Class", "dev.heddle.agent.LauncherAgent"),
        found);
  }

  @Test
  void theLicencesOfWhatItHoldsAreThere() throws IOException {
    try (JarFile jar = new JarFile(Jvm.AGENT.toFile())) {
      for (String file : List.of("LICENSE", "NOTICE", "licenses/asm.txt")) {
        assertEquals(true, jar.getEntry("META-INF/" + file) != null, file);
      }
    }
  }
}
