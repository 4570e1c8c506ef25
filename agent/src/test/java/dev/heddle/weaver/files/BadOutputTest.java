package dev.heddle.weaver.files;

import static dev.heddle.weaver.files.FakeWeaver.compile;
import static dev.heddle.weaver.files.FakeWeaver.woven;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.SourceLookup;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places that can't be written to: one message, and all that was there stays. */
class BadOutputTest {

  @TempDir Path temp;

  @BeforeEach
  void writeInputs() throws IOException {
    Files.createDirectories(temp.resolve("classes/shop"));
    Files.write(temp.resolve("classes/shop/Cache.class"), compile("shop/Cache", "asyncLoad"));
    Files.write(temp.resolve("classes/shop/Cart.class"), compile("shop/Cart", "asyncSum"));
    new TestJar("")
        .add("shop/Cache.class", compile("shop/Cache", "asyncLoad"))
        .write(temp.resolve("shop.jar"));
  }

  /** A disk with room for so many bytes. */
  private static Disk withRoomFor(int bytes) {
    return new Disk() {
      private int room = bytes;

      @Override
      OutputStream open(Path file) throws IOException {
        return new FilterOutputStream(super.open(file)) {
          @Override
          public void write(byte[] content, int from, int length) throws IOException {
            room -= length;
            if (room < 0) {
              throw new IOException("No space left on device");
            }
            out.write(content, from, length);
          }
        };
      }
    };
  }

  private String refused(Disk disk, String input, String output) throws IOException {
    Map<String, String> before = Snapshot.of(temp);
    FileWeaver weaver = new FileWeaver(new FakeWeaver(), JarRules.DEFAULT, disk);
    List<Path> inputs = List.of(temp.resolve(input));
    WeaveReport report =
        output.isEmpty() ? weaver.weave(inputs) : weaver.weave(inputs, temp.resolve(output));
    assertEquals(before, Snapshot.of(temp));
    String text = new DiagnosticRenderer(SourceLookup.NONE).renderAll(report.diagnostics()) + "\n";
    return text.replace(temp + "/", "");
  }

  private static String unwritable(String place, String reason) {
    return """
        error[W0404]: cannot be written
          --> PLACE
           = why:  REASON
           = help: make room or give the right to write there, then run again; nothing was changed
           = more: heddle explain W0404
        """
        .replace("PLACE", place)
        .replace("REASON", reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 300, 500})
  void aDiskThatGetsFull(int room) throws IOException {
    String reason = "No space left on device";

    assertEquals(unwritable("classes", reason), refused(withRoomFor(room), "classes", ""));
    assertEquals(unwritable("out", reason), refused(withRoomFor(room), "classes", "out"));
    assertEquals(unwritable("shop.jar", reason), refused(withRoomFor(room), "shop.jar", ""));
    assertEquals(
        unwritable("new/a.jar", reason), refused(withRoomFor(room), "shop.jar", "new/a.jar"));
  }

  @Test
  void aFileThatIsReadOnly() throws IOException {
    Disk disk =
        new Disk() {
          @Override
          boolean isWritable(Path file) {
            return !file.endsWith("Cart.class") && !file.endsWith("shop.jar");
          }
        };

    assertEquals(
        unwritable("classes", "it is read-only: classes/shop/Cart.class"),
        refused(disk, "classes", ""));
    assertEquals(
        unwritable("shop.jar", "it is read-only: shop.jar"), refused(disk, "shop.jar", ""));
  }

  @Test
  void aDirectoryThatIsReadOnly() throws IOException {
    Disk disk =
        new Disk() {
          @Override
          void create(Path file) throws IOException {
            throw new AccessDeniedException(file.getParent().toString());
          }
        };

    assertEquals(unwritable("out", "permission denied: out/shop"), refused(disk, "classes", "out"));
    assertEquals(
        unwritable("out/shop.jar", "permission denied: out"), refused(disk, "shop.jar", "out"));
  }

  @Test
  void anOutputThatIsTheInputMeansInPlace() throws IOException {
    FileWeaver weaver = new FileWeaver(new FakeWeaver());
    Path classes = temp.resolve("classes");
    Path sameByAnotherName = temp.resolve("classes/shop/..");
    Path link = Files.createSymbolicLink(temp.resolve("link.jar"), temp.resolve("shop.jar"));

    assertEquals(
        List.of(new TreeReport(classes, classes, 2, 2, 0)),
        weaver.weave(List.of(classes), sameByAnotherName).trees());
    assertEquals(
        List.of(new TreeReport(temp.resolve("shop.jar"), temp.resolve("shop.jar"), 1, 1, 0)),
        weaver.weave(List.of(temp.resolve("shop.jar")), link).trees());
    assertArrayEquals(
        woven("shop/Cache", "asyncLoad"), Files.readAllBytes(classes.resolve("shop/Cache.class")));
  }
}
