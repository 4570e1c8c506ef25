package dev.heddle.agent;

import dev.heddle.weaver.ClassFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes woven classes to a directory, to be looked at with {@code javap}. */
final class ClassDumper {

  private final @Nullable Path directory;
  private final Refusals refusals;

  ClassDumper(@Nullable Path directory, Refusals refusals) {
    this.directory = directory;
    this.refusals = refusals;
  }

  /** A dump is an aid: when it fails it says so, and the class is loaded all the same. */
  void dump(ClassFile woven) {
    if (directory == null) {
      return;
    }
    try {
      Path file = directory.resolve(woven.internalName() + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, woven.bytes());
    } catch (IOException e) {
      refusals.tell("heddle: cannot dump woven classes to " + directory + ": " + e);
    }
  }
}
