package dev.heddle.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the command says of input that it can't weave: one message, exit code 1, and nothing on the
 * disk is changed. Files that are no classes or no jars are in {@link HeddleWeaveIT}.
 */
class BadInputIT {

  private static final String CLASSES = "target/classes";

  @TempDir private Path temp;

  private Workspace work = new Workspace(Path.of("."));

  @BeforeEach
  void makeWorkspace() {
    work = new Workspace(temp);
  }

  private void refused(String message, String... args) throws IOException {
    Map<String, Integer> before = snapshot();
    Jvm.Result result = Jvm.ours().heddle(temp, args);
    assertEquals(message + "\n1 error, 0 warnings\n", result.err().replace(temp + "/", ""));
    assertEquals(new Jvm.Result(1, "", result.err()), result);
    assertEquals(before, snapshot());
  }

  /** Every file and directory; of a file a sum of its content. */
  private Map<String, Integer> snapshot() throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(temp)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        boolean isFile = Files.isRegularFile(path);
        int sum = isFile ? Arrays.hashCode(Files.readAllBytes(path)) : 0;
        found.put(temp.relativize(path).toString(), sum);
      }
    }
    return found;
  }

  private void compile(String body) {
    work.compile(
        "shop.Cart",
        """
        package shop;

        import static dev.heddle.Asyncio.*;

        import dev.heddle.*;

        public class Cart {
          BODY
        }
        """
            .replace("BODY", body));
  }

  @Test
  void anAsyncMethodWithAReturnTypeThatIsNotAllowed() throws IOException {
    compile("@Async static String total() { return \"12\"; }");

    refused(
        """
        error[W0205]: an @Async method cannot return String
          --> shop.Cart.total(Cart.java:8)
           |
         8 |   @Async static String total() { return "12"; }
           |                        - returns String
           = why:  what an async method gives back is what will have its result later: a Coroutine, a CompletableFuture or CompletionStage, or else a generator of values
           = help: declare it as Coroutine<String> and return done(value), as CompletableFuture<String> and return completedFuture(value), or remove @Async
           = more: heddle explain W0205
        """,
        "weave",
        CLASSES);
  }

  @Test
  void anAwaitOutsideAnAsyncMethod() throws IOException {
    compile("static String total() { return await(sleep(java.time.Duration.ZERO, \"12\")); }");

    refused(
        """
        error[W0201]: await in a method that is not async
          --> shop.Cart.total(Cart.java:8)
           |
         8 |   static String total() { return await(sleep(java.time.Duration.ZERO, "12")); }
           |                                  - here
           = why:  only a method that is woven can suspend, and only @Async methods are woven
           = help: annotate total with @Async and let it return Coroutine<String>; if its callers can't await it, move the code to an @Async method that returns Coroutine<...>, and start it with createTask(...) where a loop is running, else with Asyncio.run(...)
           = more: heddle explain W0201
        """,
        "weave",
        CLASSES);
  }

  @Test
  void aClassPathEntryThatDoesNotExist() throws IOException {
    compile("@Async static Coroutine<String> total() { return done(\"12\"); }");

    refused(
        """
        error[W0411]: no such class path entry
          --> lib/missing.jar
           = why:  a class path names directories of classes and jars, and this one doesn't exist
           = help: check the path; entries are separated by :
           = more: heddle explain W0411
        """,
        "weave",
        "--classpath",
        "lib/missing.jar",
        CLASSES);
  }

  @Test
  void anOutputThatCannotBeWritten() throws IOException {
    compile("@Async static Coroutine<String> total() { return done(\"12\"); }");
    work.write("file", new byte[] {1});

    refused(
        """
        error[W0404]: cannot be written
          --> file/out
           = why:  a file is where a directory should be: file
           = help: make room or give the right to write there, then run again; nothing was changed
           = more: heddle explain W0404
        """,
        "weave",
        CLASSES,
        "-o",
        "file/out");
  }

  @Test
  void aCutClassFileToDump() throws IOException {
    work.write("Cut.class", new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0});

    refused(
        """
        error[W0101]: the class file is cut short or damaged
          --> Cut.class
           = why:  it has 6 bytes, and announces more
           = help: compile the source again
           = more: heddle explain W0101
        """,
        "dump",
        "Cut.class");
  }
}
