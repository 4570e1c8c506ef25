package dev.heddle.cli;

import dev.heddle.weaver.AsyncScan;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.MissingJar;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Tells why the main class of a program can't be linked. */
final class MissingClass {

  private MissingClass() {}

  /**
   * That heddle-runtime is missing, if the class needs it and the loader doesn't find it; else
   * null.
   */
  static @Nullable Diagnostic runtimeOf(String name, ClassLoader loader) {
    if (loader.getResource("dev/heddle/Asyncio.class") != null) {
      return null;
    }
    try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
      boolean needsIt = in != null && AsyncScan.mayHaveAsync(in.readAllBytes());
      return needsIt ? MissingJar.runtime(Location.ofFile(name)) : null;
    } catch (IOException e) {
      return null; // whoever loads the class says so
    }
  }

  static Diagnostic of(String name, NoClassDefFoundError cause) {
    String message = String.valueOf(cause.getMessage());
    return message.contains("wrong name")
        ? CliProblems.wrongName(name, message)
        : MissingJar.of(Location.ofFile(name), message);
  }
}
