package dev.heddle.weaver.files;

import dev.heddle.weaver.ClassFileVersion;
import dev.heddle.weaver.RuntimeNames;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Tells the frame classes of former weaves from all others, and finds those that nobody needs any
 * more.
 */
final class FrameClasses {

  private static final String SUFFIX = "$Frame.class";
  private static final int CONSTANT_CLASS = 7;

  private FrameClasses() {}

  /** Whether a class is one that the weaver has made. */
  static boolean isFrame(String name, byte[] classFile) {
    if (!name.endsWith(SUFFIX)) {
      return false;
    }
    try {
      ClassReader reader = ClassFileVersion.reader(classFile);
      return RuntimeNames.FRAME_SUPERCLASSES.contains(reader.getSuperName())
          && (reader.getAccess() & Opcodes.ACC_SYNTHETIC) != 0;
    } catch (RuntimeException e) {
      return false; // damaged: the weaver says so, and nobody deletes it
    }
  }

  /**
   * The frame classes that no class refers to: their host was compiled again without the method, or
   * is gone.
   *
   * @param classes the tree as it will be
   */
  static SortedSet<String> unneeded(SortedMap<String, byte[]> classes) {
    SortedSet<String> frames = new TreeSet<>();
    classes.forEach(
        (name, bytes) -> {
          if (isFrame(name, bytes)) {
            frames.add(name);
          }
        });
    if (!frames.isEmpty()) {
      frames.removeAll(neededBy(classes, Set.copyOf(frames)));
    }
    return frames;
  }

  private static Set<String> neededBy(SortedMap<String, byte[]> classes, Set<String> frames) {
    Set<String> needed = new HashSet<>();
    classes.forEach(
        (name, bytes) -> {
          if (!frames.contains(name)) {
            String directory = name.substring(0, name.lastIndexOf('/') + 1);
            for (String reference : references(bytes)) {
              String file = reference.substring(reference.lastIndexOf('/') + 1) + ClassTree.CLASS;
              needed.add(directory + file);
            }
          }
        });
    return needed;
  }

  private static Set<String> references(byte[] classFile) {
    Set<String> names = new HashSet<>();
    try {
      ClassReader reader = ClassFileVersion.reader(classFile);
      char[] buffer = new char[reader.getMaxStringLength()];
      for (int item = 1; item < reader.getItemCount(); item++) {
        int offset = reader.getItem(item);
        if (offset > 0 && reader.readByte(offset - 1) == CONSTANT_CLASS) {
          names.add(reader.readUTF8(offset, buffer));
        }
      }
    } catch (RuntimeException e) {
      return Set.of(); // the weaver has already said that it is damaged
    }
    return names;
  }
}
