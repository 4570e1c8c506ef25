package dev.heddle.weaver.files;

import static dev.heddle.weaver.files.FakeWeaver.compile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.DiagnosticRenderer;
import dev.heddle.weaver.diag.SourceLookup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are made to harm, or have come to harm. */
class BadJarTest {

  private static final int ZEROS = 17 << 20;

  private static final int SEEDS = Integer.getInteger("heddle.broken", 1_500);

  @TempDir Path temp;

  private static TestJar shop() throws IOException {
    return new TestJar("the shop").add("shop/Cache.class", compile("shop/Cache", "asyncLoad"));
  }

  private String refused(JarRules rules) throws IOException {
    Map<String, String> before = Snapshot.of(temp);
    FileWeaver weaver = new FileWeaver(new FakeWeaver(), rules);
    WeaveReport report = weaver.weave(List.of(temp.resolve("shop.jar")), temp.resolve("out.jar"));
    assertEquals(before, Snapshot.of(temp));
    String text = new DiagnosticRenderer(SourceLookup.NONE).renderAll(report.diagnostics()) + "\n";
    return text.replace(temp + "/", "");
  }

  private String refused(byte[] jar) throws IOException {
    Files.write(temp.resolve("shop.jar"), jar);
    return refused(JarRules.DEFAULT);
  }

  @Test
  void anEntryThatUnpacksToFarMoreThanItHolds() throws IOException {
    String message = refused(shop().add("shop/Zeros.class", new byte[ZEROS]).bytes());

    assertEquals(
        """
        error[W0416]: an entry of the jar unpacks to far more than it holds
          --> shop.jar!/shop/Zeros.class
           = why:  an entry of this size unpacks to at most 16777216 bytes, at 200 to one; more than that is made to fill a disk or the memory
           = help: leave it out of the jar, or allow more with --max-ratio=N
           = more: heddle explain W0416
        """,
        message);
  }

  @Test
  void entriesThatTogetherUnpackToFarMoreThanTheJarHolds() throws IOException {
    TestJar jar = shop();
    for (int i = 0; i < 3; i++) {
      jar.add("shop/Zeros" + i + ".class", new byte[ZEROS / 2]);
    }

    assertEquals(
        """
        error[W0416]: the jar unpacks to far more than it holds
          --> shop.jar
           = why:  a jar of this size unpacks to at most 16777216 bytes, at 200 to one; more than that is made to fill a disk or the memory
           = help: leave the entry out that is packed so well, or allow more with --max-ratio=N
           = more: heddle explain W0416
        """,
        refused(jar.bytes()));
  }

  @Test
  void aBombAmongTheOtherFilesIsFoundWhenTheJarIsWritten() throws IOException {
    assertTrue(
        refused(shop().add("zeros.bin", new byte[ZEROS]).bytes())
            .startsWith("error[W0416]: an entry of the jar unpacks to far more than it holds\n"));
  }

  @Test
  void anEntryLargerThanIsAllowed() throws IOException {
    shop().add("data.bin", new byte[2_000]).write(temp.resolve("shop.jar"));

    assertEquals(
        """
        error[W0416]: an entry of the jar is too large
          --> shop.jar!/data.bin
           = why:  it unpacks to more than 1000 bytes, the most that an entry may have
           = help: leave it out of the jar, or allow more with --max-entry-size=MIB
           = more: heddle explain W0416
        """,
        refused(new JarRules(1_000, 200, false)));
  }

  @Test
  void moreIsAllowedWhenAskedFor() throws IOException {
    Path jar = shop().add("zeros.bin", new byte[ZEROS]).write(temp.resolve("shop.jar"));

    WeaveReport report =
        new FileWeaver(new FakeWeaver(), new JarRules(ZEROS, 2_000, false)).weave(List.of(jar));

    assertEquals(List.of(), report.diagnostics());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../Evil.class", "/etc/Evil.class", "a/../../Evil", "C:\\Evil", "..\\Evil"})
  void anEntryThatLeadsOutOfTheJar(String name) throws IOException {
    assertEquals(
        """
        error[W0417]: an entry of the jar leads out of it
          --> shop.jar
           = why:  its entry NAME names a file elsewhere, which whoever unpacks the jar may overwrite
           = help: build the jar again, with names relative to its root
           = more: heddle explain W0417
        """
            .replace("NAME", name),
        refused(shop().add(name, new byte[] {1}).bytes()));
  }

  @Test
  void twoEntriesOfOneName() throws IOException {
    TestJar jar = shop().add("shop/CachX.class", compile("shop/Cache", "asyncLoad"));

    assertEquals(
        """
        error[W0418]: the jar has two entries of one name
          --> shop.jar
           = why:  it has two entries named shop/Cache.class, and which of them is used depends on the reader
           = help: build the jar again, so that each name is there once
           = more: heddle explain W0418
        """,
        refused(jar.bytesWith("shop/CachX.class", "shop/Cache.class")));
  }

  @Test
  void anEntryWhoseLocalHeaderIsDamaged() throws IOException {
    byte[] jar = new TestJar("").add("a", "b").add("B.class", compile("B", "asyncRun")).bytes();
    jar[new String(jar, StandardCharsets.ISO_8859_1).indexOf("PK\3\4", 4)] = 'Q';

    assertEquals(
        """
        error[W0402]: not a jar that can be read
          --> shop.jar
           = why:  its entry B.class is damaged: ZipFile invalid LOC header (bad signature)
           = help: build the jar again; or name a directory of class files, or a file that ends in .class
           = more: heddle explain W0402
        """,
        refused(jar));
  }

  /** Only the errors of jars and of the fake weaver, and the input stays as it was. */
  @Test
  void damageNeverComesOutAsAnythingElse() throws IOException {
    byte[] whole =
        shop()
            .add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n")
            .addStored("lib/inner.jar", shop().bytes())
            .addStored("B.class", compile("B", "asyncRun"))
            .bytes();
    FileWeaver weaver = new FileWeaver(new Weaver()::weave);
    Path jar = temp.resolve("shop.jar");
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      byte[] broken = whole.clone();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(jar, broken);

      WeaveReport report = weaver.weave(List.of(jar), temp.resolve("out.jar"));

      for (Diagnostic diagnostic : report.diagnostics()) {
        String said = "seed " + seed + ": " + diagnostic;
        assertTrue(diagnostic.code().matches("W0(10[12]|402|40[34]|41[6-9])"), said);
      }
      assertEquals(-1, Files.mismatch(jar, Files.write(temp.resolve("copy"), broken)));
    }
  }
}
