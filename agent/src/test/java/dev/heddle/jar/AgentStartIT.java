package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the agent's jar costs a program that has nothing to weave, a jar that is damaged, and a
 * program that brings the agent with it.
 */
class AgentStartIT {

  private final Jvm jvm = Jvm.ours();

  @TempDir private Path temp;

  @Test
  void aProgramWithoutAsyncMethodsLoadsFourClassesOfTheAgent() {
    Workspace work = new Workspace(temp);
    work.compile(
        "shop.Plain",
        """
        package shop;
        public class Plain {
          public static void main(String[] args) { System.out.println("plain"); }
        }
        """);

    Jvm.Result result =
        jvm.java(
            temp,
            "-javaagent:" + Jvm.AGENT,
            "-Xlog:class+load:stdout:none",
            "-cp",
            work.classPath(),
            "shop.Plain");

    List<String> loaded =
        result
            .out()
            .lines()
            .filter(line -> line.startsWith("dev.heddle."))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "dev.heddle.agent.ClassScope",
            "dev.heddle.agent.FirstLook",
            "dev.heddle.agent.PreMain",
            "dev.heddle.weaver.AsyncScan"),
        loaded);
    assertTrue(result.out().contains("plain\n"), result.out());
    assertTrue(!result.out().contains("java.lang.invoke.VarHandles "), "a VarHandle was linked");
  }

  @Test
  void anAgentThatCannotLoadItsWeaverSaysSoAndSoDoesTheAwait() throws IOException {
    Workspace work = new Workspace(temp);
    work.compile("shop.Hello", Programs.HELLO);
    Path damaged = temp.resolve("damaged.jar");
    copyWithout("dev/heddle/agent/Weaving.class", damaged);

    Jvm.Result result =
        jvm.java(temp, "-javaagent:" + damaged, "-cp", work.classPath(), "shop.Hello");

    String message =
        "heddle: shop.Hello is not woven, since the agent failed to load its weaver:"
            + " java.lang.NoClassDefFoundError: dev/heddle/agent/Weaving;"
            + " don't replace or remove heddle-agent.jar while a program runs with it,"
            + " and if it is in place, give the JVM more memory or stack\n";
    String thrown =
        "Exception in thread \"main\" dev.heddle.NotWovenError: await in phase(Hello.java:18)"
            + " cannot suspend: the class shop.Hello was not woven, as the agent said:\n\n";
    assertEquals(1, result.exitCode());
    assertTrue(result.err().startsWith(message + thrown + message), result.err());
  }

  @Test
  void anExecutableJarBringsTheAgent() throws IOException {
    Workspace work = new Workspace(temp);
    work.compile("shop.Hello", Programs.HELLO);
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "shop.Hello");
    main.put(Attributes.Name.CLASS_PATH, Jvm.AGENT.toUri() + " " + Workspace.runtimeUri());
    main.putValue("Launcher-Agent-Class", "dev.heddle.agent.AgentMain");
    try (OutputStream out = Files.newOutputStream(temp.resolve("shop.jar"));
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new ZipEntry("shop/Hello.class"));
      Files.copy(temp.resolve("target/classes/shop/Hello.class"), jar);
    }

    for (Jvm each : Jvm.all()) {
      assertEquals(
          new Jvm.Result(0, "hello, world\n", ""),
          each.java(temp, "-jar", "shop.jar"),
          each::toString);
    }
  }

  private static void copyWithout(String missing, Path copy) throws IOException {
    try (ZipFile jar = new ZipFile(Jvm.AGENT.toFile());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry : jar.stream().toList()) {
        if (!entry.getName().equals(missing)) {
          zip.putNextEntry(new ZipEntry(entry.getName()));
          jar.getInputStream(entry).transferTo(zip);
        }
      }
    }
  }
}
