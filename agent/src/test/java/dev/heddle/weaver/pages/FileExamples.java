package dev.heddle.weaver.pages;

import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.files.FileWeaver;
import dev.heddle.weaver.files.WeaveReport;
import dev.heddle.weaver.harness.JavaSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The examples of error pages that are about files: each is laid out in an empty directory. */
final class FileExamples {

  /** Makes the example and gives the codes that weaving it gives. */
  @FunctionalInterface
  interface Example {
    List<String> codes(Path directory) throws IOException;
  }

  private static final byte[] ASYNC =
      JavaSource.compile(
              "Example",
              "import dev.heddle.*;\nclass Example { @Async Coroutine<Void> m() { return null; } }")
          .get("Example");

  /** Code to the example of its page. */
  static final Map<String, Example> ALL = all();

  private FileExamples() {}

  private static Map<String, Example> all() {
    Map<String, Example> all = new TreeMap<>();
    all.put("W0401", in -> weave(in.resolve("missing")));
    all.put("W0402", in -> weave(file(in, "not.jar", bytes("this is no jar"))));
    all.put("W0403", in -> weave(directoryWithinItself(in)));
    all.put("W0404", in -> weaveInto(file(in, "file", bytes("")).resolve("out"), classes(in, "a")));
    all.put("W0405", in -> weaveInto(in.resolve("out"), classes(in, "a"), classes(in, "b")));
    all.put("W0406", in -> weaveInto(in.resolve("a/out"), classes(in, "a")));
    all.put("W0407", in -> weave(jar(in, Map.of("META-INF/A.SF", bytes(""), "A.class", ASYNC))));
    all.put("W0408", FileExamples::frameNameTaken);
    all.put("W0416", in -> weave(jar(in, Map.of("Zeros.class", new byte[17 << 20]))));
    all.put("W0417", in -> weave(jar(in, Map.of("../Evil.class", ASYNC))));
    all.put("W0418", in -> weave(twoOfOneName(in)));
    all.put("W0419", in -> weave(jar(in, Map.of("lib/data.jar", bytes("no jar")))));
    all.put("W0901", FileExamples::failure);
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Path file(Path directory, String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static Path classes(Path directory, String name) throws IOException {
    return file(directory, name + "/Example.class", ASYNC).getParent();
  }

  private static Path directoryWithinItself(Path directory) throws IOException {
    Path classes = classes(directory, "a");
    Files.createSymbolicLink(classes.resolve("again"), classes);
    return classes;
  }

  private static Path jar(Path directory, Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file(directory, "example.jar", bytes.toByteArray());
  }

  private static Path twoOfOneName(Path directory) throws IOException {
    Path jar = jar(directory, Map.of("a", bytes("1"), "b.txt", bytes("2"), "c.txt", bytes("3")));
    String text = Files.readString(jar, StandardCharsets.ISO_8859_1).replace("c.txt", "b.txt");
    return Files.writeString(jar, text, StandardCharsets.ISO_8859_1);
  }

  private static List<String> frameNameTaken(Path directory) throws IOException {
    Path classes = classes(directory, "a");
    byte[] other =
        JavaSource.compile("Example$m$Frame", "class Example$m$Frame {}").get("Example$m$Frame");
    file(classes, "Example$m$Frame.class", other);
    return weave(classes);
  }

  private static List<String> failure(Path directory) throws IOException {
    FileWeaver failing =
        new FileWeaver(
            classFile -> {
              throw new IllegalStateException("no such slot");
            });
    return codes(failing.weave(List.of(classes(directory, "a"))));
  }

  private static List<String> weave(Path input) {
    return codes(new FileWeaver(new Weaver()::weave).weave(List.of(input)));
  }

  private static List<String> weaveInto(Path output, Path... inputs) {
    return codes(new FileWeaver(new Weaver()::weave).weave(List.of(inputs), output));
  }

  private static List<String> codes(WeaveReport report) {
    return report.diagnostics().stream().map(Diagnostic::code).toList();
  }
}
