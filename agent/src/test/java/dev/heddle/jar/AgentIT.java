package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar as a Java agent, in JVMs of its own. */
@ParameterizedClass
@MethodSource("dev.heddle.jar.Jvm#all")
class AgentIT {

  @Parameter Jvm jvm = Jvm.ours();

  @TempDir private Path temp;

  private Workspace work = new Workspace(Path.of("."));

  @BeforeEach
  void makeWorkspace() {
    work = new Workspace(temp);
  }

  private Jvm.Result run(String agentOptions, String main, String... more) {
    String[] args = new String[4 + more.length];
    args[0] = "-javaagent:" + Jvm.AGENT + agentOptions;
    args[1] = "-cp";
    args[2] = work.classPath();
    System.arraycopy(more, 0, args, 3, more.length);
    args[args.length - 1] = main;
    return jvm.java(temp, args);
  }

  @Test
  void aProgramIsWovenWhileItStarts() {
    work.compile("shop.Hello", Programs.HELLO);

    assertEquals(new Jvm.Result(0, "hello, world\n", ""), run("", "shop.Hello"));
  }

  @Test
  void wovenClassesPassTheStrictestVerifier() {
    work.compile("shop.Hello", Programs.HELLO);

    Jvm.Result result =
        run("", "shop.Hello", "-XX:+UnlockDiagnosticVMOptions", "-XX:+BytecodeVerificationLocal");

    assertEquals(new Jvm.Result(0, "hello, world\n", ""), result);
  }

  @Test
  void wovenClassesAreListedAndWrittenWhenAskedFor() {
    work.compile("shop.Hello", Programs.HELLO);

    Jvm.Result result = run("=verbose,dump=woven", "shop.Hello");

    assertEquals(
        new Jvm.Result(0, "hello, world\n", "heddle: wove shop/Hello, frames: 2\n"), result);
    assertTrue(Files.exists(temp.resolve("woven/shop/Hello.class")));
    assertTrue(Files.exists(temp.resolve("woven/shop/Hello$outer$Frame.class")));
  }

  @Test
  void classesWovenByTheBuildAreLeftAlone() {
    work.compile("shop.Hello", Programs.HELLO);
    assertEquals(0, jvm.heddle(temp, "weave", "target/classes").exitCode());

    assertEquals(new Jvm.Result(0, "hello, world\n", ""), run("=verbose", "shop.Hello"));
  }

  @Test
  void aRefusedClassIsToldOnceAndItsAwaitThrowsTheSame() {
    work.compile("shop.Cache", Programs.MONITOR);

    Jvm.Result result = run("", "shop.Cache");

    assertEquals(1, result.exitCode());
    assertEquals("before\n", result.out());
    assertTrue(result.err().startsWith(Programs.MONITOR_MESSAGE), result.err());
    String thrown =
        "Exception in thread \"main\" dev.heddle.NotWovenError: await in load(Cache.java:13) cannot"
            + " suspend: the class shop.Cache was not woven, since the weaver refused it as a whole"
            + " for this:\n\n"
            + Programs.MONITOR_MESSAGE;
    assertTrue(result.err().contains(thrown), result.err());
    assertEquals(2, result.err().split("error\\[W0202]", -1).length - 1);
  }

  @Test
  void aProgramWithoutTheRuntimeIsToldWhatToAdd() {
    work.compile("shop.Hello", Programs.HELLO);

    Jvm.Result result =
        jvm.java(temp, "-javaagent:" + Jvm.AGENT, "-cp", "target/classes", "shop.Hello");

    assertEquals(1, result.exitCode());
    assertTrue(
        result.err().startsWith("error[W0420]: heddle-runtime is not on the class path\n"),
        result.err());
    assertEquals(2, result.err().split("error\\[W0420]|NoClassDefFoundError", -1).length - 1);
  }

  @Test
  void wrongOptionsStopTheProgramWithAMessage() {
    work.compile("shop.Hello", Programs.HELLO);

    assertEquals(
        new Jvm.Result(
            2,
            "",
            """
            error[W0409]: wrong options for the agent
              --> -javaagent
               = why:  there is no option 'loud'
               = help: the options are verbose, warnings=on|off, dump=DIR and sources=DIRS, separated by commas
               = more: heddle explain W0409
            """),
        run("=loud", "shop.Hello"));
  }

  @Test
  void loadersThatDoNotSeeTheRuntimeAreLeftAlone() {
    work.compile("shop.Hello", Programs.HELLO);
    work.compile(
        "shop.Blind",
        """
        package shop;

        import java.net.*;
        import java.nio.file.*;

        public class Blind {
          public static void main(String[] args) throws Exception {
            URL[] urls = {Path.of("target/classes").toUri().toURL()};
            ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
            System.out.println(Class.forName("shop.Hello", false, loader).getName());
          }
        }
        """);

    assertEquals(new Jvm.Result(0, "shop.Hello\n", ""), run("", "shop.Blind"));
  }

  @Test
  void manyLoadersOnManyThreadsGetTheirOwnFrames() {
    work.compile("shop.Hello", Programs.HELLO);
    work.compile(
        "shop.Crowd",
        """
        package shop;

        import java.net.*;
        import java.nio.file.*;
        import java.util.*;
        import java.util.concurrent.*;

        public class Crowd {
          public static void main(String[] args) throws Exception {
            URL[] urls = new URL[2];
            String[] entries = System.getProperty("java.class.path").split(java.io.File.pathSeparator);
            for (int i = 0; i < 2; i++) {
              urls[i] = Path.of(entries[i]).toUri().toURL();
            }
            List<Thread> threads = new ArrayList<>();
            CyclicBarrier start = new CyclicBarrier(16);
            ClassLoader shared = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
            for (int i = 0; i < 16; i++) {
              ClassLoader own =
                  i % 2 == 0 ? shared : new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
              threads.add(new Thread(() -> hello(own, start)));
            }
            for (Thread thread : threads) thread.start();
            for (Thread thread : threads) thread.join();
          }

          static void hello(ClassLoader loader, CyclicBarrier start) {
            try {
              start.await();
              Class<?> hello = Class.forName("shop.Hello", true, loader);
              hello.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            } catch (Exception e) {
              e.printStackTrace();
            }
          }
        }
        """);

    assertEquals(new Jvm.Result(0, "hello, world\n".repeat(16), ""), run("", "shop.Crowd"));
  }

  @Test
  void anotherAgentMayRetransformAWovenClass() {
    work.compile("shop.Hello", Programs.HELLO);
    work.compile(
        "other.Agent",
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
                    return "shop/Hello".equals(name) ? bytes.clone() : null;
                  }
                },
                true);
          }

          public static void main(String[] args) throws Exception {
            shop.Hello.main(args);
            instrumentation.retransformClasses(shop.Hello.class);
            shop.Hello.main(new String[] {"again"});
          }
        }
        """);
    OtherAgentJar.write(temp.resolve("other.jar"), "other.Agent");

    Jvm.Result result = run("", "other.Agent", "-javaagent:" + temp.resolve("other.jar"));

    assertEquals(new Jvm.Result(0, "hello, world\nhello, again\n", ""), result);
  }

  @Test
  void aModuleIsWovenToo() throws IOException {
    Path source = work.write("module-info.java", "module shop { requires heddle.runtime; }");
    Path hello = work.write("shop/Hello.java", Programs.HELLO);
    String modules = Workspace.runtime();
    work.javac("-p", modules, "-d", temp.resolve("mods").toString(), "" + source, "" + hello);

    Jvm.Result result =
        jvm.java(
            temp,
            "-javaagent:" + Jvm.AGENT,
            "-p",
            modules + File.pathSeparator + "mods",
            "-m",
            "shop/shop.Hello");

    assertEquals(new Jvm.Result(0, "hello, world\n", ""), result);
  }

  @Test
  void anAgentThatIsAttachedWeavesWhatIsLoadedThen() {
    work.compile("shop.Hello", Programs.HELLO);
    work.compile(
        "shop.Late",
        """
        package shop;

        import com.sun.tools.attach.*;

        public class Late {
          public static void main(String[] args) throws Exception {
            VirtualMachine self = VirtualMachine.attach("" + ProcessHandle.current().pid());
            try {
              self.loadAgent(args[0], "loud");
            } catch (AgentInitializationException e) {
              System.out.println("refused");
            }
            self.loadAgent(args[0], "verbose");
            Hello.main(new String[0]);
          }
        }
        """);

    Jvm.Result result =
        jvm.java(
            temp,
            "-XX:+EnableDynamicAgentLoading",
            "-Djdk.attach.allowAttachSelf=true",
            "-cp",
            work.classPath(),
            "shop.Late",
            Jvm.AGENT.toString());

    assertEquals(0, result.exitCode(), result.err());
    assertEquals("refused\nhello, world\n", result.out());
    assertTrue(result.err().contains("there is no option 'loud'"), result.err());
    assertTrue(result.err().endsWith("heddle: wove shop/Hello, frames: 2\n"), result.err());
  }
}
