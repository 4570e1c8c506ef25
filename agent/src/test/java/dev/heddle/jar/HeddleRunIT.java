package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code java -jar heddle-agent.jar run}: a program can't tell it from {@code java -javaagent:}.
 */
@ParameterizedClass
@MethodSource("dev.heddle.jar.Jvm#all")
class HeddleRunIT {

  private static final String FAILING =
      """
      package shop;

      import static dev.heddle.Asyncio.*;

      import dev.heddle.*;

      public class Failing {
        @Async
        static Coroutine<String> fail() {
          await(sleep(java.time.Duration.ofMillis(1)));
          throw new IllegalStateException("sold out", new RuntimeException("no rows"));
        }

        public static void main(String[] args) {
          new Thread(() -> System.out.println("the other thread ends")).start();
          if (args.length > 0) {
            System.exit(Integer.parseInt(args[0]));
          }
          run(fail());
        }
      }
      """;

  @Parameter Jvm jvm = Jvm.ours();

  @TempDir private Path temp;

  private Workspace work = new Workspace(Path.of("."));

  @BeforeEach
  void makeWorkspace() {
    work = new Workspace(temp);
  }

  private Jvm.Result run(String... mainAndArgs) {
    String[] args = new String[3 + mainAndArgs.length];
    args[0] = "run";
    args[1] = "-cp";
    args[2] = work.classPath();
    System.arraycopy(mainAndArgs, 0, args, 3, mainAndArgs.length);
    return jvm.heddle(temp, args);
  }

  @Test
  void aProgramIsWovenAndGetsItsArgumentsAsTheyAre() {
    work.compile("shop.Hello", Programs.HELLO);

    assertEquals(new Jvm.Result(0, "hello, world\n", ""), run("shop.Hello"));
    assertEquals(
        new Jvm.Result(0, "hello, --help -cp @file -- \"x\" \n", ""),
        run("shop.Hello", "--help", "-cp", "@file", "--", "\"x\"", ""));
  }

  @Test
  void exceptionsLeaveTheProgramAsUnderJava() {
    work.compile("shop.Failing", FAILING);
    Jvm.Result plain =
        jvm.java(temp, "-javaagent:" + Jvm.AGENT, "-cp", work.classPath(), "shop.Failing");

    assertEquals(1, plain.exitCode());
    assertEquals(plain, run("shop.Failing"));
  }

  @Test
  void exitCodesAreTheProgramsOwn() {
    work.compile("shop.Failing", FAILING);

    assertEquals(17, run("shop.Failing", "17").exitCode());
  }

  @Test
  void whatIsOnTheClassPathIsWhatTheProgramSees() {
    work.compile(
        "shop.Look",
        """
        package shop;

        public class Look {
          public static void main(String[] args) throws Exception {
            System.out.println(System.getProperty("java.class.path").endsWith("target/classes"));
            System.out.println(
                Thread.currentThread().getContextClassLoader() == Look.class.getClassLoader());
            System.out.println(Look.class.getResource("Look.class") != null);
            try {
              Class.forName("dev.heddle.weaver.Weaver");
            } catch (ClassNotFoundException e) {
              System.out.println("no weaver");
            }
          }
        }
        """);

    assertEquals(new Jvm.Result(0, "true\ntrue\ntrue\nno weaver\n", ""), run("shop.Look"));
  }

  @Test
  void aMissingClassIsNamed() {
    work.compile("shop.Hello", Programs.HELLO);

    assertEquals(
        new Jvm.Result(
            1,
            "",
            """
            error[W0412]: no such class
              --> shop.Helo
               = why:  it is not on the class path CP
               = help: give the full name with dots, and with -cp the directory above its package, or the jar
               = more: heddle explain W0412

            1 error, 0 warnings
            """
                .replace("CP", work.classPath())),
        run("shop.Helo"));
  }

  @Test
  void aClassWithoutMainIsNamed() {
    work.compile("shop.Shelf", "package shop;\npublic class Shelf {\n}\n");

    assertEquals(
        new Jvm.Result(
            1,
            "",
            """
            error[W0413]: the class has no main method
              --> shop.Shelf
               = why:  a program starts in a method public static void main(String[] args)
               = help: write one, which starts a coroutine with Asyncio.run(...); or name the class that has it, with its package
               = more: heddle explain W0413

            1 error, 0 warnings
            """),
        run("shop.Shelf"));
  }

  @Test
  void withoutTheRuntimeTheProgramIsNotStarted() {
    work.compile("shop.Hello", Programs.HELLO);

    assertEquals(
        new Jvm.Result(
            1,
            "",
            """
            error[W0420]: heddle-runtime is not on the class path
              --> shop.Hello
               = why:  woven code calls the runtime: loops, tasks and coroutines are in it
               = help: add it to the class path: -cp heddle-runtime.jar:..., or in Maven the dependency dev.heddle:heddle-runtime
               = more: heddle explain W0420

            1 error, 0 warnings
            """),
        jvm.heddle(temp, "run", "-cp", "target/classes", "shop.Hello"));
  }

  @Test
  void aMissingClassPathEntryIsNamed() {
    assertEquals(
        new Jvm.Result(
            1,
            "",
            """
            error[W0411]: no such class path entry
              --> lib/missing.jar
               = why:  a class path names directories of classes and jars, and this one doesn't exist
               = help: check the path; entries are separated by :
               = more: heddle explain W0411

            1 error, 0 warnings
            """),
        jvm.heddle(temp, "run", "-cp", "lib/missing.jar:.", "shop.Hello"));
  }
}
