package dev.heddle.cli;

import dev.heddle.weaver.diag.Diagnostics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the bytes of a class that the user has named, by path or by name. */
final class ClassFinder {

  private ClassFinder() {}

  /** The class file; null when there is none, which has then been reported. */
  static byte @Nullable [] find(String name, ClassPath classPath, Diagnostics diagnostics) {
    try {
      if (isFile(name)) {
        return Files.readAllBytes(Path.of(name));
      }
      byte[] found = findOn(classPath, name.replace('.', '/') + ".class");
      if (found == null) {
        diagnostics.report(CliProblems.noClass(name, classPath));
      }
      return found;
    } catch (IOException e) {
      diagnostics.report(CliProblems.unreadable(name, e));
      return null;
    }
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static byte @Nullable [] findOn(ClassPath classPath, String resource) throws IOException {
    try (URLClassLoader loader = new URLClassLoader(classPath.urls(), null)) {
      URL url = loader.findResource(resource);
      if (url == null) {
        return null;
      }
      URLConnection connection = url.openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        return in.readAllBytes();
      }
    }
  }
}
