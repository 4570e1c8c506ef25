package dev.heddle.agent;

import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A class loader to which anyone may add classes; it finds no class but those and the JDK's. */
final class OpenLoader extends ClassLoader {

  static final String FRAME = "dev/heddle/frame/Frame";

  private final Map<String, ProtectionDomain> domains = new HashMap<>();

  OpenLoader() {
    super(ClassLoader.getPlatformClassLoader());
  }

  /** One that has the superclass of all frames. */
  static OpenLoader withRuntime() {
    OpenLoader loader = new OpenLoader();
    loader.define("dev.heddle.frame.Frame", emptyClass(FRAME, "java/lang/Object"), null);
    return loader;
  }

  static byte[] emptyClass(String internalName, String superName) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, internalName, null, superName, null);
    return writer.toByteArray();
  }

  static void define(
      ClassLoader loader, String name, byte[] classFile, @Nullable ProtectionDomain domain) {
    ((OpenLoader) loader).define(name, classFile, domain);
  }

  void define(String name, byte[] classFile, @Nullable ProtectionDomain domain) {
    Class<?> defined = defineClass(name, classFile, 0, classFile.length, domain);
    domains.put(name, defined.getProtectionDomain());
  }

  @Nullable ProtectionDomain domainOf(String name) {
    return domains.get(name);
  }

  boolean has(String name) {
    return findLoadedClass(name) != null;
  }
}
