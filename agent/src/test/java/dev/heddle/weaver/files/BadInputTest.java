package dev.heddle.weaver.files;

import static dev.heddle.weaver.files.FakeWeaver.compile;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.SourceLookup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

  private final FileWeaver weaver = new FileWeaver(new FakeWeaver());

  @TempDir Path temp;

  @BeforeEach
  void writeAGoodClass() throws IOException {
    write("classes/shop/Cache.class", compile("shop/Cache", "asyncLoad"));
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  /**
   * Runs, asserts that nothing changed on the disk, and gives what was said with the directory left
   * out.
   */
  private String refused(List<String> inputs, String... output) throws IOException {
    Map<String, String> before = Snapshot.of(temp);
    List<Path> paths = inputs.stream().map(temp::resolve).toList();
    WeaveReport report =
        output.length == 0 ? weaver.weave(paths) : weaver.weave(paths, temp.resolve(output[0]));
    assertEquals(before, Snapshot.of(temp));
    String text = new DiagnosticRenderer(SourceLookup.NONE).renderAll(report.diagnostics()) + "\n";
    return text.replace(temp + "/", "");
  }

  @Test
  void aPathThatDoesNotExist() throws IOException {
    assertEquals(
        """
        error[W0401]: no such file or directory
          --> clases
           = why:  there is nothing to weave at clases
           = help: check the path; a build writes its classes first: name a directory of class files, a class file or a jar
           = more: heddle explain W0401
        """,
        refused(List.of("classes", "clases")));
  }

  @Test
  void aJarThatIsNone() throws IOException {
    write("not.jar", "this is no jar".getBytes(StandardCharsets.UTF_8));

    assertEquals(
        """
        error[W0402]: not a jar that can be read
          --> not.jar
           = why:  it doesn't start as a jar does
           = help: build the jar again; or name a directory of class files, or a file that ends in .class
           = more: heddle explain W0402
        """,
        refused(List.of("classes", "not.jar")));
  }

  @Test
  void aJarThatIsCutShort() throws IOException {
    byte[] jar = zipOfOneClass();
    write("cut.jar", Arrays.copyOf(jar, jar.length / 2));

    assertEquals(
        """
        error[W0402]: not a jar that can be read
          --> cut.jar
           = why:  zip END header not found
           = help: build the jar again; or name a directory of class files, or a file that ends in .class
           = more: heddle explain W0402
        """,
        refused(List.of("cut.jar")));
  }

  @Test
  void aJarWithADamagedEntry() throws IOException {
    byte[] jar = zipOfOneClass();
    jar[60] ^= 0x55;
    write("bad.jar", jar);

    String message = refused(List.of("bad.jar"));

    assertEquals(
        List.of(
            "error[W0402]: not a jar that can be read",
            "  --> bad.jar",
            "   = why:  its entry shop/Cache.class is damaged"),
        message.lines().limit(3).map(line -> line.replaceFirst("damaged:.*", "damaged")).toList());
  }

  @Test
  void anEmptyFileIsNoJar() throws IOException {
    write("empty.jar", new byte[0]);

    assertEquals(
        List.of(
            "error[W0402]: not a jar that can be read",
            "  --> empty.jar",
            "   = why:  it is empty"),
        refused(List.of("empty.jar")).lines().limit(3).toList());
  }

  @Test
  void aFileThatIsNoClassIsNamedByItsPath() throws IOException {
    write("classes/shop/Text.class", "hello".getBytes(StandardCharsets.UTF_8));

    assertEquals(
        """
        error[W0299]: cannot
          --> classes/shop/Text.class
           = why:  so it is
           = help: don't
           = more: heddle explain W0299
        """,
        refused(List.of("classes")));
  }

  @Test
  void aFailureOfTheWeaverItselfIsSaidToBeOne() throws IOException {
    write("classes/shop/Odd.class", compile("shop/Odd", "broken"));

    List<String> lines = refused(List.of("classes")).lines().toList();

    assertEquals(
        List.of(
            "error[W0901]: the weaver made a mistake, the class is left as it was",
            "  --> classes/shop/Odd.class",
            "   = why:  java.lang.IllegalStateException: no such slot"),
        lines.subList(0, 3));
  }

  @Test
  void allErrorsOfARunAreTold() throws IOException {
    write("classes/shop/Bad.class", compile("shop/Bad", "refused"));
    write("classes/shop/Worse.class", compile("shop/Worse", "refused"));

    assertEquals(
        List.of("  --> missing.jar", "  --> shop.Bad.m (line 1)", "  --> shop.Worse.m (line 1)"),
        refused(List.of("missing.jar", "classes"))
            .lines()
            .filter(line -> line.contains("-->"))
            .map(line -> line.replaceFirst("--> .*missing", "--> missing"))
            .sorted()
            .toList());
  }

  @Test
  void anOutputWhereAFileIsInTheWay() throws IOException {
    write("file", new byte[1]);

    assertEquals(
        """
        error[W0404]: cannot be written
          --> file/out
           = why:  a file is where a directory should be: file
           = help: make room or give the right to write there, then run again; nothing was changed
           = more: heddle explain W0404
        """,
        refused(List.of("classes"), "file/out"));
  }

  @Test
  void anOutputWhereADirectoryIsInTheWayOfAClass() throws IOException {
    write("a-first/Early.class", compile("Early", "asyncRun"));
    write("out/shop/Cache.class/inside", new byte[1]);

    assertEquals(
        """
        error[W0404]: cannot be written
          --> out
           = why:  a directory is where a file should be: out/shop/Cache.class
           = help: make room or give the right to write there, then run again; nothing was changed
           = more: heddle explain W0404
        """,
        refused(List.of("a-first", "classes"), "out"));
  }

  @Test
  void anOutputInsideTheInput() throws IOException {
    assertEquals(
        """
        error[W0406]: the output lies inside the input
          --> classes/woven
           = why:  the next run would take it for a part of classes
           = help: choose an output beside the input, or leave it away to weave in place
           = more: heddle explain W0406
        """,
        refused(List.of("classes"), "classes/woven"));
  }

  @Test
  void twoInputsForTheSameOutput() throws IOException {
    write("other/shop/Cache.class", compile("shop/Cache", "asyncLoad"));

    assertEquals(
        """
        error[W0405]: two inputs would write the same output
          --> out/shop/Cache.class
           = why:  classes and other both hold it
           = help: weave them one at a time, each into an output of its own
           = more: heddle explain W0405
        """,
        refused(List.of("classes", "other"), "out"));
  }

  @Test
  void aClassInTheWayOfAFrame() throws IOException {
    write("classes/shop/Cache$asyncLoad$Frame.class", compile("shop/Cache$asyncLoad$Frame"));

    assertEquals(
        """
        error[W0408]: a class has the name that a frame class needs
          --> classes/shop/Cache.class
           = why:  weaving makes the class shop.Cache$asyncLoad$Frame, and there is one already that isn't Heddle's
           = help: rename the class, or the async method whose frame this is
           = more: heddle explain W0408
        """,
        refused(List.of("classes")));
  }

  @Test
  void twoClassesThatNeedFramesOfOneName() throws IOException {
    write("classes/shop/Cache.class", compile("shop/Cache", "async$asyncLoad"));
    write("classes/shop/Cache$async.class", compile("shop/Cache$async", "asyncLoad"));

    assertEquals(
        """
        error[W0408]: two classes need a frame class of the same name
          --> classes/shop/Cache.class
           = why:  weaving makes the class shop.Cache$async$asyncLoad$Frame, and it makes another one of that name for shop/Cache$async.class
           = help: rename the async method whose frame this is
           = more: heddle explain W0408
        """,
        refused(List.of("classes")));
  }

  private byte[] zipOfOneClass() throws IOException {
    return new TestJar("").add("shop/Cache.class", compile("shop/Cache", "asyncLoad")).bytes();
  }
}
