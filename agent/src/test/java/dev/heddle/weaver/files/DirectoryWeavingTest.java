package dev.heddle.weaver.files;

import static dev.heddle.weaver.files.FakeWeaver.compile;
import static dev.heddle.weaver.files.FakeWeaver.frame;
import static dev.heddle.weaver.files.FakeWeaver.woven;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryWeavingTest {

  private final FileWeaver weaver = new FileWeaver(new FakeWeaver());

  @TempDir Path temp;

  private void write(String name, byte[] content) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void writeShop() throws IOException {
    write("classes/shop/Cache.class", compile("shop/Cache", "asyncLoad", "asyncStore", "plain"));
    write("classes/shop/Plain.class", compile("shop/Plain", "plain"));
    write("classes/shop.properties", new byte[] {1, 2});
  }

  private Path classes() {
    return temp.resolve("classes");
  }

  @Test
  void aClassIsReplacedAndItsFramesLieBesideIt() throws IOException {
    writeShop();

    WeaveReport report = weaver.weave(List.of(classes()));

    assertEquals(
        new WeaveReport(List.of(), List.of(new TreeReport(classes(), classes(), 2, 1, 0))), report);
    assertEquals(
        List.of(
            "shop.properties",
            "shop/Cache$asyncLoad$Frame.class",
            "shop/Cache$asyncStore$Frame.class",
            "shop/Cache.class",
            "shop/Plain.class"),
        Snapshot.files(classes()));
    assertArrayEquals(
        woven("shop/Cache", "asyncLoad", "asyncStore", "plain"),
        Files.readAllBytes(classes().resolve("shop/Cache.class")));
    assertArrayEquals(
        frame("shop/Cache$asyncLoad$Frame"),
        Files.readAllBytes(classes().resolve("shop/Cache$asyncLoad$Frame.class")));
  }

  @Test
  void weavingAgainTouchesNoFile() throws IOException {
    writeShop();
    weaver.weave(List.of(classes()));
    Map<String, String> once = Snapshot.of(temp);

    WeaveReport second = weaver.weave(List.of(classes()));

    assertEquals(List.of(new TreeReport(classes(), classes(), 4, 0, 0)), second.trees());
    assertEquals(once, Snapshot.of(temp));
  }

  @Test
  void framesOfEachKindAreMadeAgainWithTheirHost() throws IOException {
    writeShop();
    weaver.weave(List.of(classes()));
    write(
        "classes/shop/Cache$asyncLoad$Frame.class",
        frame("shop/Cache$asyncLoad$Frame", "dev/heddle/frame/GeneratorFrame"));
    writeShop();

    WeaveReport report = weaver.weave(List.of(classes()));

    assertEquals(List.of(), report.diagnostics());
    assertArrayEquals(
        frame("shop/Cache$asyncLoad$Frame"),
        Files.readAllBytes(classes().resolve("shop/Cache$asyncLoad$Frame.class")));
  }

  @Test
  void framesOfAMethodThatIsGoneAreRemoved() throws IOException {
    writeShop();
    weaver.weave(List.of(classes()));
    write("classes/shop/Cache.class", compile("shop/Cache", "asyncStore"));

    WeaveReport report = weaver.weave(List.of(classes()));

    assertEquals(List.of(new TreeReport(classes(), classes(), 4, 1, 1)), report.trees());
    assertEquals(
        List.of(
            "shop.properties",
            "shop/Cache$asyncStore$Frame.class",
            "shop/Cache.class",
            "shop/Plain.class"),
        Snapshot.files(classes()));
  }

  @Test
  void framesOfAClassThatIsGoneAreRemoved() throws IOException {
    writeShop();
    weaver.weave(List.of(classes()));
    Files.delete(classes().resolve("shop/Cache.class"));

    weaver.weave(List.of(classes()));

    assertEquals(List.of("shop.properties", "shop/Plain.class"), Snapshot.files(classes()));
  }

  @Test
  void aClassThatOnlyLooksLikeAFrameIsLeftAlone() throws IOException {
    writeShop();
    write("classes/shop/Door$Frame.class", compile("shop/Door$Frame", "plain"));

    weaver.weave(List.of(classes()));

    assertEquals(true, Files.exists(classes().resolve("shop/Door$Frame.class")));
  }

  @Test
  void oneRefusedClassLeavesAllFilesAsTheyWere() throws IOException {
    writeShop();
    write("classes/zoo/Bad.class", compile("zoo/Bad", "asyncWalk", "refused"));
    Map<String, String> before = Snapshot.of(temp);

    WeaveReport report = weaver.weave(List.of(classes()));

    assertEquals(
        List.of("zoo.Bad.m (line 1)"),
        report.diagnostics().stream().map(d -> d.location().toString()).toList());
    assertEquals(before, Snapshot.of(temp));
  }

  @Test
  void warningsDoNotStopTheRun() throws IOException {
    write("classes/shop/Cache.class", compile("shop/Cache", "asyncLoad", "warned"));

    WeaveReport report = weaver.weave(List.of(classes()));

    assertEquals(false, report.hasErrors());
    assertEquals(1, report.diagnostics().size());
    assertEquals(true, Files.exists(classes().resolve("shop/Cache$asyncLoad$Frame.class")));
  }

  @Test
  void checkWritesNothing() throws IOException {
    writeShop();
    Map<String, String> before = Snapshot.of(temp);

    WeaveReport report = weaver.check(List.of(classes()));

    assertEquals(List.of(new TreeReport(classes(), classes(), 2, 1, 0)), report.trees());
    assertEquals(before, Snapshot.of(temp));
  }

  @Test
  void anOutputGetsTheWholeTreeAndTheInputStaysAsItWas() throws IOException {
    writeShop();
    Map<String, String> before = Snapshot.of(classes());

    weaver.weave(List.of(classes()), temp.resolve("out/woven"));

    assertEquals(before, Snapshot.of(classes()));
    assertEquals(
        List.of(
            "shop.properties",
            "shop/Cache$asyncLoad$Frame.class",
            "shop/Cache$asyncStore$Frame.class",
            "shop/Cache.class",
            "shop/Plain.class"),
        Snapshot.files(temp.resolve("out/woven")));
  }

  @Test
  void anOutputIsWrittenAgainOnlyWhereItDiffersAndLosesStaleFrames() throws IOException {
    writeShop();
    Path out = temp.resolve("out");
    weaver.weave(List.of(classes()), out);
    Map<String, String> first = Snapshot.of(out);
    write("classes/shop/Cache.class", compile("shop/Cache", "asyncStore"));

    weaver.weave(List.of(classes()), out);

    Map<String, String> second = Snapshot.of(out);
    assertEquals(
        List.of(
            "shop.properties",
            "shop/Cache$asyncStore$Frame.class",
            "shop/Cache.class",
            "shop/Plain.class"),
        Snapshot.files(out));
    for (String same :
        List.of("shop.properties", "shop/Plain.class", "shop/Cache$asyncStore$Frame.class")) {
      assertEquals(first.get(same), second.get(same));
    }
  }

  @Test
  void permissionsAndLinksOfAClassAreKept() throws IOException {
    write("real/Cache.class", compile("shop/Cache", "asyncLoad"));
    Path real = temp.resolve("real/Cache.class");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
    Files.createDirectories(classes().resolve("shop"));
    Files.createSymbolicLink(classes().resolve("shop/Cache.class"), real);

    weaver.weave(List.of(classes()));

    assertArrayEquals(woven("shop/Cache", "asyncLoad"), Files.readAllBytes(real));
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
    assertEquals(true, Files.isSymbolicLink(classes().resolve("shop/Cache.class")));
  }
}
