package dev.heddle.weaver.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Several file changes that happen together or not at all, as far as a file system allows.
 *
 * <pre>
 * staging --commit--> committed      what was staged is moved into place, in the order of staging
 *    |
 *    +------close---> abandoned      temporary files and new directories are gone
 * </pre>
 *
 * <p>A file is written beside its target and then moved over it, so that a reader sees the old one
 * or the new one and nothing between. A commit that fails half-way puts back what it had replaced.
 * For one thread.
 */
final class FileTransaction implements AutoCloseable {

  private final Disk disk;
  private final List<Step> steps = new ArrayList<>();
  private final Deque<Path> newDirectories = new ArrayDeque<>();
  private boolean committed;

  /**
   * One change.
   *
   * @param target the file to replace, make or delete
   * @param replacement the new file, beside it; null = delete
   * @param backup where the old file is kept during the commit
   */
  private record Step(Path target, @Nullable Path replacement, Path backup) {}

  FileTransaction(Disk disk) {
    this.disk = disk;
  }

  /**
   * Stages a file with the given content, unless the target has it already.
   *
   * @return whether there is anything to do
   */
  boolean write(Path target, byte[] content) throws IOException {
    if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), content)) {
      return false;
    }
    try (OutputStream out = open(target)) {
      out.write(content);
    }
    return true;
  }

  /** Stages a file and gives the stream that fills it, to be closed before the commit. */
  OutputStream open(Path target) throws IOException {
    return disk.open(create(target));
  }

  /** Stages a file and gives the temporary one, which is empty. */
  Path create(Path target) throws IOException {
    Path real = Files.exists(target) ? target.toRealPath() : target;
    if (Files.isDirectory(real)) {
      throw new FileSystemException(
          target.toString(), null, "A directory is where a file should be");
    }
    if (Files.exists(real) && !disk.isWritable(real)) {
      throw new FileSystemException(target.toString(), null, "it is read-only");
    }
    createDirectories(directoryOf(real));
    Path replacement = sibling(real);
    steps.add(new Step(real, replacement, sibling(real)));
    disk.create(replacement);
    copyPermissions(real, replacement);
    return replacement;
  }

  /** Stages the removal of a file. */
  void delete(Path target) {
    steps.add(new Step(target, null, sibling(target)));
  }

  void commit() throws IOException {
    Deque<Step> done = new ArrayDeque<>();
    try {
      for (Step step : steps) {
        done.push(step);
        apply(step);
      }
    } catch (IOException | RuntimeException | Error e) {
      for (Step step : done) {
        undo(step, e);
      }
      throw e;
    }
    committed = true;
    for (Step step : steps) {
      step.backup().toFile().delete(); // what stays behind is a copy: all is written
    }
  }

  /** Clears away what a transaction without commit has left beside its targets. */
  @Override
  public void close() throws IOException {
    if (committed) {
      return;
    }
    for (Step step : steps) {
      if (step.replacement() != null) {
        Files.deleteIfExists(step.replacement());
      }
    }
    for (Path directory : newDirectories) {
      Files.deleteIfExists(directory);
    }
  }

  private static void apply(Step step) throws IOException {
    if (step.replacement() == null) {
      moveOver(step.target(), step.backup());
      return;
    }
    if (Files.exists(step.target(), LinkOption.NOFOLLOW_LINKS)) {
      backUp(step.target(), step.backup());
    }
    moveOver(step.replacement(), step.target());
  }

  /** A link costs nothing and leaves the target in its place; not every file system has them. */
  private static void backUp(Path target, Path backup) throws IOException {
    try {
      Files.createLink(backup, target);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(target, backup, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static void undo(Step step, Throwable cause) {
    try {
      if (Files.exists(step.backup())) {
        moveOver(step.backup(), step.target());
        Files.deleteIfExists(
            step.backup()); // two links to one file: moving one onto the other is void
      } else if (step.replacement() != null && Files.notExists(step.replacement())) {
        Files.deleteIfExists(step.target());
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static void moveOver(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent != null) {
      createDirectories(parent);
    }
    Files.createDirectory(directory);
    newDirectories.push(directory);
  }

  private static Path directoryOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
  }

  /** Short, since a frame class's name may be as long as the file system allows. */
  private static Path sibling(Path target) {
    long random = ThreadLocalRandom.current().nextLong();
    return directoryOf(target).resolve(".heddle-" + Long.toHexString(random) + ".tmp");
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null && Files.exists(from)) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }
}
