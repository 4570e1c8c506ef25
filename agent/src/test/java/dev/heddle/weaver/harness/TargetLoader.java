package dev.heddle.weaver.harness;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.Refused;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.Woven;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/** Loads target classes anew, woven, or turned into ordinary Java for comparison. */
public final class TargetLoader extends ClassLoader {

  /** Weaving is pure, so each class is woven once for all runs. */
  private static final Map<String, WeaveResult> RESULTS = new ConcurrentHashMap<>();

  private final String prefix;
  private final boolean isWoven;
  private final Map<String, byte[]> frames = new HashMap<>();
  private final Map<String, byte[]> given;

  /**
   * A loader.
   *
   * @param prefix the beginning of the names of the classes to load anew
   * @param isWoven whether they are woven
   * @param given classes that are on no class path, by binary name
   */
  public TargetLoader(String prefix, boolean isWoven, Map<String, byte[]> given) {
    super(TargetLoader.class.getClassLoader());
    this.prefix = prefix;
    this.isWoven = isWoven;
    this.given = given;
  }

  /**
   * A loader of classes that are woven or turned into ordinary Java already.
   *
   * @param prefix the beginning of their names
   * @param given the classes, by binary name
   */
  public static ClassLoader of(String prefix, Map<String, byte[]> given) {
    return new ClassLoader(TargetLoader.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = name.startsWith(prefix) ? given.get(name) : null;
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith(prefix)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] frame = frames.get(name);
    byte[] bytes = frame != null ? frame : isWoven ? woven(read(name)) : ordinary(read(name));
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] read(String name) throws ClassNotFoundException {
    byte[] bytes = given.get(name);
    if (bytes != null) {
      return bytes;
    }
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** A checksum of all that was woven in this JVM, the same for the same classes. */
  public static String checksum() {
    CRC32C sum = new CRC32C();
    for (WeaveResult result : new TreeMap<>(RESULTS).values()) {
      if (result instanceof Woven woven) {
        sum.update(woven.host().bytes());
        woven.frames().forEach(frame -> sum.update(frame.bytes()));
      }
    }
    return RESULTS.size() + " classes, " + sum.getValue();
  }

  private byte[] woven(byte[] bytes) {
    WeaveResult result =
        RESULTS.computeIfAbsent(
            Arrays.hashCode(bytes) + ":" + bytes.length, k -> new Weaver().weave(bytes));
    if (result instanceof Refused refused) {
      throw new AssertionError(refused.diagnostics().toString());
    }
    if (result instanceof Woven woven) {
      for (ClassFile frame : woven.frames()) {
        frames.put(frame.internalName().replace('/', '.'), frame.bytes());
      }
      return woven.host().bytes();
    }
    return bytes;
  }

  /** The class as ordinary Java, in which nothing suspends. */
  public static byte[] ordinary(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(0);
    SimpleRemapper toSync =
        new SimpleRemapper(
            Opcodes.ASM9, "dev/heddle/Asyncio", "dev/heddle/weaver/harness/SyncAsyncio") {
          @Override
          public String mapMethodDesc(String desc) {
            return desc.equals("(Ldev/heddle/Awaitable;)Ljava/lang/Object;")
                ? "(Ljava/lang/Object;)Ljava/lang/Object;"
                : desc;
          }
        };
    reader.accept(new ClassRemapper(writer, toSync), 0);
    return writer.toByteArray();
  }
}
