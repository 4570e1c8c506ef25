package dev.heddle.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A jar with nothing but a manifest that makes a class of the program's class path an agent. */
final class OtherAgentJar {

  private OtherAgentJar() {}

  static void write(Path jar, String agentClass) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", agentClass);
    attributes.putValue("Can-Retransform-Classes", "true");
    try {
      new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
