package dev.heddle.weaver.files;

import static dev.heddle.weaver.files.FakeWeaver.compile;
import static dev.heddle.weaver.files.FakeWeaver.woven;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.Weaver;
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
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Jars that are more than a directory in one file: signed, for several releases, with jars in. */
class SpecialJarTest {

  private static final String SIGNED_MANIFEST =
      """
      Manifest-Version: 1.0
      Created-By: a builder with a name so long that the line has to be broken
       in two

      Name: shop/Cache.class
      SHA-256-Digest: abcdefgh
       ijklmn

      Name: shop/
      Sealed: true
      SHA-256-Digest: opq

      """
          .replace("\n", "\r\n");

  private final FileWeaver weaver = new FileWeaver(new FakeWeaver());

  @TempDir Path temp;

  private static TestJar shop() throws IOException {
    return new TestJar("").add("shop/Cache.class", compile("shop/Cache", "asyncLoad"));
  }

  private Path signed() throws IOException {
    return shop()
        .add("META-INF/MANIFEST.MF", SIGNED_MANIFEST)
        .add("META-INF/SHOP.SF", "Signature-Version: 1.0")
        .add("META-INF/SHOP.RSA", "rsa")
        .add("META-INF/sig-other", "other")
        .add("META-INF/services/shop.RSA", "no signature")
        .write(temp.resolve("signed.jar"));
  }

  @Test
  void aSignedJarIsRefused() throws IOException {
    Path jar = signed();
    Map<String, String> before = Snapshot.of(temp);

    WeaveReport report = weaver.weave(List.of(jar));

    assertEquals(
        List.of(JarProblems.signed(jar.toString(), "META-INF/SHOP.SF")), report.diagnostics());
    assertEquals(before, Snapshot.of(temp));
  }

  @Test
  void aSignatureIsStrippedWhenAskedFor() throws IOException {
    Path jar = signed();

    WeaveReport report =
        new FileWeaver(new FakeWeaver(), new JarRules(1 << 20, 200, true)).weave(List.of(jar));

    assertEquals(List.of(), report.diagnostics());
    assertEquals(
        List.of(
            "shop/Cache$asyncLoad$Frame.class",
            "shop/Cache.class",
            "META-INF/MANIFEST.MF",
            "META-INF/services/shop.RSA"),
        Snapshot.entries(jar));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertEquals(
          """
          Manifest-Version: 1.0
          Created-By: a builder with a name so long that the line has to be broken
           in two

          Name: shop/
          Sealed: true

          """
              .replace("\n", "\r\n"),
          new String(TestJar.read(zip, "META-INF/MANIFEST.MF"), StandardCharsets.UTF_8));
    }
  }

  @Test
  void aSignedJarWithNothingToWeaveKeepsItsSignature() throws IOException {
    Path jar =
        new TestJar("")
            .add("META-INF/SHOP.SF", "Signature-Version: 1.0")
            .add("shop/Plain.class", compile("shop/Plain", "plain"))
            .write(temp.resolve("plain.jar"));
    byte[] before = Files.readAllBytes(jar);

    for (boolean strips : new boolean[] {false, true}) {
      JarRules rules = new JarRules(1 << 20, 200, strips);
      assertEquals(
          List.of(), new FileWeaver(new FakeWeaver(), rules).weave(List.of(jar)).diagnostics());
      assertArrayEquals(before, Files.readAllBytes(jar));
    }
  }

  @Test
  void eachReleaseOfAMultiReleaseJarIsWoven() throws IOException {
    Path jar =
        shop()
            .add("META-INF/versions/21/shop/Cache.class", compile("shop/Cache", "asyncLoad"))
            .add("META-INF/versions/21/shop/Plain.class", compile("shop/Plain", "plain"))
            .write(temp.resolve("shop.jar"));

    assertEquals(List.of(new TreeReport(jar, jar, 3, 2, 0)), weaver.weave(List.of(jar)).trees());
    assertEquals(
        List.of(
            "shop/Cache$asyncLoad$Frame.class",
            "shop/Cache.class",
            "META-INF/versions/21/shop/Cache$asyncLoad$Frame.class",
            "META-INF/versions/21/shop/Cache.class",
            "META-INF/versions/21/shop/Plain.class"),
        Snapshot.entries(jar));
  }

  @Test
  void aModuleDescriptorStaysAsItIs() throws IOException {
    ClassWriter module = new ClassWriter(0);
    module.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    module.visitModule("shop", 0, null).visitEnd();
    Path jar = shop().add("module-info.class", module.toByteArray()).write(temp.resolve("m.jar"));

    WeaveReport report = new FileWeaver(new Weaver()::weave).weave(List.of(jar));

    assertEquals(List.of(), report.diagnostics());
    assertEquals(2, weaver.weave(List.of(jar)).trees().get(0).classes());
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertArrayEquals(module.toByteArray(), TestJar.read(zip, "module-info.class"));
    }
  }

  @Test
  void aJarWithinAJarIsWovenAndStaysStored() throws IOException {
    Path jar =
        new TestJar("")
            .add("BOOT-INF/classes/a/B.class", compile("a/B", "plain"))
            .addStored("BOOT-INF/lib/shop.jar", shop().bytes())
            .addStored("BOOT-INF/lib/plain.jar", new TestJar("").add("x", "y").bytes())
            .write(temp.resolve("app.jar"));

    WeaveReport report = weaver.weave(List.of(jar));

    assertEquals(new WeaveReport(List.of(), List.of(new TreeReport(jar, jar, 2, 1, 0))), report);
    Path inner = temp.resolve("inner.jar");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry("BOOT-INF/lib/shop.jar");
      assertEquals(ZipEntry.STORED, entry.getMethod());
      assertEquals(TestJar.BUILT, entry.getTimeLocal());
      Files.write(inner, TestJar.read(zip, entry.getName()));
    }
    assertEquals(
        List.of("shop/Cache$asyncLoad$Frame.class", "shop/Cache.class"), Snapshot.entries(inner));
    try (ZipFile zip = new ZipFile(inner.toFile())) {
      assertArrayEquals(woven("shop/Cache", "asyncLoad"), TestJar.read(zip, "shop/Cache.class"));
    }
    Map<String, String> once = Snapshot.of(temp);
    assertEquals(0, weaver.weave(List.of(jar)).trees().get(0).woven());
    assertEquals(once, Snapshot.of(temp));
  }

  @Test
  void anErrorInAJarWithinAJarNamesThePlace() throws IOException {
    Path jar =
        new TestJar("")
            .addStored("WEB-INF/lib/bad.jar", new TestJar("").add("Text.class", "no class").bytes())
            .write(temp.resolve("app.war"));

    assertEquals(
        jar + "!/WEB-INF/lib/bad.jar!/Text.class",
        weaver.check(List.of(jar)).diagnostics().get(0).location().toString());
  }

  @Test
  void dataThatHasTheNameOfAJarIsLeftAlone() throws IOException {
    Path jar = shop().add("test/broken.jar", "PK, more or less").write(temp.resolve("app.jar"));

    WeaveReport report = weaver.weave(List.of(jar));

    assertEquals(
        List.of(JarProblems.leftAlone(jar + "!/test/broken.jar", "it doesn't start as a jar does")),
        report.diagnostics());
    assertEquals(1, report.trees().get(0).woven());
  }
}
