package dev.heddle.weaver.harness;

import dev.heddle.Asyncio;
import dev.heddle.Awaitable;
import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.Refused;
import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.Woven;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A class loader with classes of which some are woven. Notes each frame that is made. */
public final class World extends ClassLoader {

  private static final List<String> FRAMES = new ArrayList<>();

  private final Map<String, byte[]> classes;

  /**
   * A world.
   *
   * @param parent where all other classes are
   * @param classes what it defines itself, by binary name
   */
  public World(ClassLoader parent, Map<String, byte[]> classes) {
    super(parent);
    this.classes = classes;
  }

  /**
   * Weaves some classes.
   *
   * @param classes by binary name
   * @param unwoven the names of those that stay as they are
   * @return all of them, and the frame classes, whose constructors note that they were called
   */
  public static Map<String, byte[]> woven(Map<String, byte[]> classes, String... unwoven) {
    Map<String, byte[]> all = new HashMap<>(classes);
    for (String name : classes.keySet()) {
      if (!Set.of(unwoven).contains(name)) {
        switchIn(all, name);
      }
    }
    return all;
  }

  private static void switchIn(Map<String, byte[]> all, String name) {
    var result = new Weaver().weave(all.get(name));
    if (result instanceof Refused refused) {
      throw new AssertionError(refused.diagnostics().toString());
    }
    if (result instanceof Woven woven) {
      all.put(name, woven.host().bytes());
      for (ClassFile frame : woven.frames()) {
        all.put(frame.internalName().replace('/', '.'), watched(frame.bytes()));
      }
    }
  }

  /** The names of the frames made since the last time, without packages. */
  public static List<String> framesMade() {
    List<String> made = List.copyOf(FRAMES);
    FRAMES.clear();
    return made;
  }

  /** Called by the constructors of frames. */
  public static void made(Object frame) {
    FRAMES.add(frame.getClass().getSimpleName());
  }

  private static byte[] watched(byte[] frameClass) {
    return changed(frameClass, "<init>", Noting::new);
  }

  /**
   * A class with other code in some methods.
   *
   * @param classFile the class
   * @param method the name of the methods
   * @param change gets what writes the method, and gives what is to be told of its old code
   */
  public static byte[] changed(
      byte[] classFile, String method, UnaryOperator<MethodVisitor> change) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String desc, String signature, String[] exceptions) {
                MethodVisitor next = super.visitMethod(access, name, desc, signature, exceptions);
                return name.equals(method) ? change.apply(next) : next;
              }
            },
            0);
    return writer.toByteArray();
  }

  private static final class Noting extends MethodVisitor {
    Noting(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.RETURN) {
        visitVarInsn(Opcodes.ALOAD, 0);
        visitMethodInsn(
            Opcodes.INVOKESTATIC,
            World.class.getName().replace('.', '/'),
            "made",
            "(Ljava/lang/Object;)V",
            false);
      }
      super.visitInsn(opcode);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
    }
  }

  /** A new object of a class with a constructor without parameters. */
  public Object make(String className) throws Exception {
    var constructor = loadClass(className).getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  /** Calls the static method of that name, and runs what it returns on a loop to its end. */
  public Object run(String className, String method, Object... arguments) throws Throwable {
    Object called = call(className, method, arguments);
    return called instanceof CompletionStage<?> stage
        ? SyncAsyncio.await(stage)
        : called instanceof Awaitable<?> awaitable ? Asyncio.run(awaitable) : called;
  }

  private Object call(String className, String name, Object... arguments) throws Throwable {
    Method method =
        Arrays.stream(loadClass(className).getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && !m.isSynthetic())
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
