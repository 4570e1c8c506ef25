package dev.heddle.jar;

/** Programs with class loaders, and an agent, that don't do what most do. */
final class OddLoaders {

  /** What the programs share: a loader that first looks for classes of the package shop itself. */
  private static final String HEAD =
      """
      package shop;

      import java.net.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;

      """;

  private static final String CALL =
      """
        static void hello(ClassLoader loader, String name) throws Exception {
          Class<?> hello = Class.forName("shop.Hello", true, loader);
          if (hello.getClassLoader() != loader) throw new AssertionError(hello.getClassLoader());
          hello.getMethod("main", String[].class).invoke(null, (Object) new String[] {name});
        }
      """;

  /** Its own shop and its own runtime, then those of its parent. */
  static final String PARENT_LAST =
      HEAD
          + """
          public class ParentLast extends URLClassLoader {
            ParentLast(URL[] urls) { super(urls, ParentLast.class.getClassLoader()); }

            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
              synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) return known;
                try {
                  return name.startsWith("java.") ? super.loadClass(name, resolve) : findClass(name);
                } catch (ClassNotFoundException e) {
                  return super.loadClass(name, resolve);
                }
              }
            }

            public static void main(String[] args) throws Exception {
              List<URL> urls = new ArrayList<>();
              for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                urls.add(Path.of(entry).toUri().toURL());
              hello(new ParentLast(urls.toArray(URL[]::new)), "inside");
              Hello.main(new String[] {"outside"});
            }
          """
          + CALL
          + "}\n";

  /** Each sees java and what it imports, as bundles of OSGi do. */
  static final String BUNDLES =
      HEAD
          + """
          public class Bundles {
            static class Bundle extends ClassLoader {
              private final Set<String> imports;

              Bundle(String... imports) {
                super(null);
                this.imports = Set.of(imports);
              }

              @Override
              protected Class<?> findClass(String name) throws ClassNotFoundException {
                String pack = name.substring(0, Math.max(0, name.lastIndexOf('.')));
                if (imports.contains(pack)) return Bundles.class.getClassLoader().loadClass(name);
                if (!name.startsWith("shop.Hello")) throw new ClassNotFoundException(name);
                try {
                  byte[] bytes = Files.readAllBytes(
                      Path.of("target/classes/" + name.replace('.', '/') + ".class"));
                  return defineClass(name, bytes, 0, bytes.length);
                } catch (java.io.IOException e) {
                  throw new ClassNotFoundException(name);
                }
              }
            }

            public static void main(String[] args) throws Exception {
              hello(new Bundle("dev.heddle", "dev.heddle.frame"), "bundle");
              try {
                hello(new Bundle(), "nobody");
              } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println("blind: " + e.getCause().getClass().getSimpleName());
              } catch (NoClassDefFoundError e) {
                System.out.println("blind: NoClassDefFoundError");
              }
            }
          """
          + CALL
          + "}\n";

  /** Sixteen threads load the same classes through one loader that locks each class by itself. */
  static final String PARALLEL =
      HEAD
          + """
          public class Parallel extends ClassLoader {
            static { registerAsParallelCapable(); }

            Parallel() { super(Parallel.class.getClassLoader()); }

            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
              if (!name.startsWith("shop.Hello")) return super.loadClass(name, resolve);
              synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) return known;
                try {
                  byte[] bytes = Files.readAllBytes(
                      Path.of("target/classes/" + name.replace('.', '/') + ".class"));
                  return defineClass(name, bytes, 0, bytes.length);
                } catch (java.io.IOException e) {
                  throw new ClassNotFoundException(name, e);
                }
              }
            }

            public static void main(String[] args) throws Exception {
              AtomicInteger right = new AtomicInteger();
              for (int round = 0; round < 50; round++) {
                ClassLoader loader = new Parallel();
                CyclicBarrier start = new CyclicBarrier(8);
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                  threads.add(new Thread(() -> load(loader, start, right)));
                }
                for (Thread thread : threads) thread.start();
                for (Thread thread : threads) thread.join();
              }
              System.out.println(right + " of 400");
            }

            static void load(ClassLoader loader, CyclicBarrier start, AtomicInteger right) {
              try {
                start.await();
                Class<?> hello = Class.forName("shop.Hello", true, loader);
                var phase = hello.getDeclaredMethod("phase", String.class, int.class);
                phase.setAccessible(true);
                if (phase.invoke(null, "", 1).getClass().getName().equals("shop.Hello$phase$Frame"))
                  right.incrementAndGet();
              } catch (Exception e) {
                e.printStackTrace();
              }
            }
          }
          """;

  /** Gives every class that can be retransformed back as it comes, and asks for all of them. */
  static final String RETRANSFORMING_AGENT =
      """
      package other;

      import java.lang.instrument.*;
      import java.security.ProtectionDomain;

      public class Agent {
        static Instrumentation instrumentation;

        public static void premain(String options, Instrumentation given) {
          instrumentation = given;
          given.addTransformer(
              new ClassFileTransformer() {
                public byte[] transform(
                    ClassLoader l, String name, Class<?> c, ProtectionDomain d, byte[] bytes) {
                  return l == null ? null : bytes.clone();
                }
              },
              true);
        }

        public static void main(String[] args) throws Exception {
          shop.Hello.main(args);
          for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            boolean ours = loaded.getName().matches("(shop|dev\\\\.heddle)\\\\..*");
            if (ours && instrumentation.isModifiableClass(loaded))
              instrumentation.retransformClasses(loaded);
          }
          shop.Hello.main(new String[] {"again"});
        }
      }
      """;

  private OddLoaders() {}
}
