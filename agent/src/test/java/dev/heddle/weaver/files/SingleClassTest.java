package dev.heddle.weaver.files;

import static dev.heddle.weaver.files.FakeWeaver.compile;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.diag.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class file is an input of its own, whatever lies beside it. */
class SingleClassTest {

  private final FileWeaver weaver = new FileWeaver(new FakeWeaver());

  @TempDir Path temp;

  private Path write(String name, byte[] content) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private Path cache(String... methods) throws IOException {
    return write("out/shop/Cache.class", compile("shop/Cache", methods));
  }

  @Test
  void itIsWovenWhereItLiesAndNothingElseIs() throws IOException {
    Path cache = cache("asyncLoad");
    write("out/shop/Other.class", compile("shop/Other", "asyncLoad"));
    write("out/shop/Cache$Inner.class", compile("shop/Cache$Inner", "asyncLoad"));

    WeaveReport report = weaver.weave(List.of(cache));

    assertEquals(
        new WeaveReport(List.of(), List.of(new TreeReport(cache, cache, 1, 1, 0))), report);
    assertEquals(
        List.of(
            "out/shop/Cache$Inner.class",
            "out/shop/Cache$asyncLoad$Frame.class",
            "out/shop/Cache.class",
            "out/shop/Other.class"),
        Snapshot.files(temp));
  }

  @Test
  void framesThatItNoLongerNeedsGo() throws IOException {
    Path cache = cache("asyncLoad");
    weaver.weave(List.of(cache));
    cache("asyncStore");

    WeaveReport report = weaver.weave(List.of(cache));

    assertEquals(List.of(new TreeReport(cache, cache, 2, 1, 1)), report.trees());
    assertEquals(
        List.of("out/shop/Cache$asyncStore$Frame.class", "out/shop/Cache.class"),
        Snapshot.files(temp));
  }

  @Test
  void anOutputKeepsThePackage() throws IOException {
    Path cache = cache("asyncLoad");
    Map<String, String> before = Snapshot.of(temp.resolve("out"));

    weaver.weave(List.of(cache), temp.resolve("woven"));

    assertEquals(before, Snapshot.of(temp.resolve("out")));
    assertEquals(
        List.of("shop/Cache$asyncLoad$Frame.class", "shop/Cache.class"),
        Snapshot.files(temp.resolve("woven")));
  }

  @Test
  void aFileThatIsNoClassIsToldSo() throws IOException {
    Path file = write("Notes.class", new byte[] {1, 2, 3});
    FileWeaver real = new FileWeaver(new dev.heddle.weaver.Weaver()::weave);

    List<Diagnostic> told = real.check(List.of(file, temp.resolve("Missing.class"))).diagnostics();

    assertEquals(
        List.of("W0401 " + temp.resolve("Missing.class"), "W0101 " + file),
        told.stream().map(d -> d.code() + " " + d.location()).toList());
  }

  @Test
  void theRootIsTheDirectoryAboveThePackage() {
    byte[] cache = compile("shop/Cache", "plain");
    assertEquals(Path.of("out"), ClassNames.rootOf(Path.of("out/shop/Cache.class"), cache));
    assertEquals(Path.of(""), ClassNames.rootOf(Path.of("shop/Cache.class"), cache));
    assertEquals(Path.of("/"), ClassNames.rootOf(Path.of("/shop/Cache.class"), cache));
    assertEquals(Path.of("lib"), ClassNames.rootOf(Path.of("lib/Cache.class"), cache));
    assertEquals(Path.of("lib"), ClassNames.rootOf(Path.of("lib/A.class"), new byte[] {1}));
    assertEquals("shop.Cache", ClassNames.of(cache));
    assertEquals(null, ClassNames.of(new byte[] {1}));
  }
}
