package dev.heddle.weaver.files;

import static dev.heddle.weaver.files.FakeWeaver.compile;
import static dev.heddle.weaver.files.FakeWeaver.woven;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarWeavingTest {

  private final FileWeaver weaver = new FileWeaver(new FakeWeaver());

  @TempDir Path temp;

  private Path jar(String name) throws IOException {
    return new TestJar("the shop")
        .add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n")
        .addStored("shop/", new byte[0])
        .add("shop/Plain.class", compile("shop/Plain", "plain"))
        .add("shop/Cache.class", compile("shop/Cache", "asyncLoad"))
        .addStored("BOOT-INF/classes/a/B.class", compile("a/B", "asyncRun"))
        .write(temp.resolve(name));
  }

  private static final List<String> WOVEN_ENTRIES =
      List.of(
          "META-INF/MANIFEST.MF",
          "shop/",
          "shop/Plain.class",
          "shop/Cache$asyncLoad$Frame.class",
          "shop/Cache.class",
          "BOOT-INF/classes/a/B$asyncRun$Frame.class",
          "BOOT-INF/classes/a/B.class");

  @Test
  void entriesKeepTheirOrderTimesCommentsAndCompression() throws IOException {
    Path jar = jar("shop.jar");

    WeaveReport report = weaver.weave(List.of(jar));

    assertEquals(new WeaveReport(List.of(), List.of(new TreeReport(jar, jar, 3, 2, 0))), report);
    assertEquals(WOVEN_ENTRIES, Snapshot.entries(jar));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertEquals("the shop", zip.getComment());
      zip.stream()
          .forEach(entry -> assertEquals(TestJar.BUILT, entry.getTimeLocal(), entry.getName()));
      assertEquals("about shop/Cache.class", zip.getEntry("shop/Cache.class").getComment());
      assertEquals(ZipEntry.STORED, zip.getEntry("BOOT-INF/classes/a/B.class").getMethod());
      assertArrayEquals(woven("shop/Cache", "asyncLoad"), TestJar.read(zip, "shop/Cache.class"));
      assertArrayEquals(compile("shop/Plain", "plain"), TestJar.read(zip, "shop/Plain.class"));
    }
    assertEquals(List.of("shop.jar"), Snapshot.files(temp));
  }

  /** As Windows tools write them. */
  @Test
  void aCommentInAnotherAlphabetKeepsItsBytes() throws IOException {
    Path jar = jar("shop.jar");
    byte[] bytes = Files.readAllBytes(jar);
    String comment = "th\u00e9 shop";
    int start = bytes.length - comment.length();
    System.arraycopy(
        comment.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, start, comment.length());
    Files.write(jar, bytes);

    WeaveReport report = weaver.weave(List.of(jar));

    assertEquals(new WeaveReport(List.of(), List.of(new TreeReport(jar, jar, 3, 2, 0))), report);
    assertEquals(WOVEN_ENTRIES, Snapshot.entries(jar));
    try (ZipFile zip = new ZipFile(jar.toFile(), StandardCharsets.ISO_8859_1)) {
      assertEquals(comment, zip.getComment());
    }
  }

  @Test
  void theSameJarGivesTheSameBytes() throws IOException {
    Path first = jar("first.jar");
    Path second = jar("second.jar");

    weaver.weave(List.of(first, second));

    assertEquals(-1, Files.mismatch(first, second));
  }

  @Test
  void weavingAgainTouchesNothing() throws IOException {
    Path jar = jar("shop.jar");
    weaver.weave(List.of(jar));
    Map<String, String> once = Snapshot.of(temp);

    WeaveReport second = weaver.weave(List.of(jar));

    assertEquals(List.of(new TreeReport(jar, jar, 5, 0, 0)), second.trees());
    assertEquals(once, Snapshot.of(temp));
  }

  @Test
  void anOutputNamedLikeAJarIsTheJar() throws IOException {
    Path jar = jar("shop.jar");
    Path out = temp.resolve("new/woven.jar");

    weaver.weave(List.of(jar), out);

    assertEquals(WOVEN_ENTRIES, Snapshot.entries(out));
    assertEquals(5, Snapshot.entries(jar).size());
  }

  @Test
  void severalJarsGoIntoTheOutputUnderTheirNames() throws IOException {
    Path out = temp.resolve("out");

    weaver.weave(List.of(jar("a.jar"), jar("b.jar")), out);

    assertEquals(List.of("a.jar", "b.jar"), Snapshot.files(out));
  }

  @Test
  void aJarWithNothingToWeaveIsCopiedAsItIs() throws IOException {
    Path jar = jar("shop.jar");
    weaver.weave(List.of(jar));

    weaver.weave(List.of(jar), temp.resolve("copy.jar"));

    assertEquals(-1, Files.mismatch(jar, temp.resolve("copy.jar")));
  }
}
