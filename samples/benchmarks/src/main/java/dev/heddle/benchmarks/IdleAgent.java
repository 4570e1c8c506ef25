package dev.heddle.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** An agent that asks to see all classes and changes none: what any agent costs. */
public final class IdleAgent implements ClassFileTransformer {

  /** Asks for nothing, but keeps the hook for {@link HookedLoading}. */
  static final String KEEP = "keep";

  private static @Nullable Instrumentation kept;

  IdleAgent() {}

  /**
   * Called by the JVM.
   *
   * @param options {@link #KEEP}, or nothing
   * @param instrumentation the JVM's hook for class loading
   */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    if (KEEP.equals(options)) {
      kept = instrumentation;
    } else {
      instrumentation.addTransformer(new IdleAgent(), false);
    }
  }

  /** The hook of a JVM that was started with {@link #KEEP}. */
  static Instrumentation hook() {
    return Objects.requireNonNull(kept, "start the JVM with -javaagent:idle-agent.jar=keep");
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    return null;
  }

  /** Writes its jar into a directory. */
  static Path write(Path directory) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", IdleAgent.class.getName());
    Path jar = directory.resolve("idle-agent.jar");
    String file = IdleAgent.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest);
        InputStream in =
            Objects.requireNonNull(IdleAgent.class.getClassLoader().getResourceAsStream(file))) {
      zip.putNextEntry(new ZipEntry(file));
      in.transferTo(zip);
    }
    return jar;
  }
}
