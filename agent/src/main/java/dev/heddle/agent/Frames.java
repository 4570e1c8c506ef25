package dev.heddle.agent;

import dev.heddle.weaver.ClassFile;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The frame classes that were defined, by class loader. Any thread.
 *
 * <p>A class can come to the agent twice: two threads load it at once, a first definition failed
 * later on, or a debugger redefines it. Its frames then exist, and that is right as long as they
 * are the same.
 */
final class Frames {

  private static final String FRAME = "dev.heddle.frame.Frame";

  private final ClassDefiner definer;
  private final Map<ClassLoader, LoaderFrames> loaders = new WeakHashMap<>();

  /**
   * What is known of one loader.
   *
   * @param seesRuntime whether it finds the superclass of all frames
   * @param prints name to fingerprint of the frames that were defined
   */
  private record LoaderFrames(boolean seesRuntime, Map<String, Print> prints) {}

  /**
   * Weaving is deterministic, so this needs to tell different frames apart, not to withstand an
   * attack.
   */
  private record Print(int length, long sum) {

    static Print of(byte[] bytes) {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      return new Print(bytes.length, sum.getValue());
    }
  }

  Frames(ClassDefiner definer) {
    this.definer = definer;
  }

  /** Whether woven classes of this loader could run: only where it finds heddle-runtime. */
  boolean canRunIn(ClassLoader loader) {
    return of(loader).seesRuntime();
  }

  /**
   * Defines a frame class beside its host.
   *
   * @throws FrameConflict if the loader has another class of that name
   */
  void define(ClassFile frame, ClassLoader loader, @Nullable ProtectionDomain domain)
      throws FrameConflict {
    String name = frame.binaryName();
    Map<String, Print> prints = of(loader).prints();
    Print print = Print.of(frame.bytes());
    Print former = prints.putIfAbsent(name, print);
    try {
      // Always tried: another thread may have noted the frame and not have defined it yet.
      definer.define(loader, name, frame.bytes(), domain);
      prints.put(name, print);
    } catch (LinkageError e) {
      boolean duplicate = e.getClass() == LinkageError.class;
      if (!duplicate) {
        prints.remove(name, print);
        throw e;
      }
      if (!print.equals(former)) {
        throw new FrameConflict(name);
      }
    }
  }

  /** Without a lock while the loader runs, since a loader may do anything, take locks included. */
  private LoaderFrames of(ClassLoader loader) {
    synchronized (loaders) {
      LoaderFrames known = loaders.get(loader);
      if (known != null) {
        return known;
      }
    }
    if (!seesRuntime(loader)) {
      return new LoaderFrames(false, Map.of()); // not noted: a loader may be given the jar later
    }
    synchronized (loaders) {
      return loaders.computeIfAbsent(
          loader, key -> new LoaderFrames(true, new ConcurrentHashMap<>()));
    }
  }

  private static boolean seesRuntime(ClassLoader loader) {
    try {
      Class.forName(FRAME, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
