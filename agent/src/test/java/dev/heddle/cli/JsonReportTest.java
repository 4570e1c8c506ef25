package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.heddle.weaver.harness.JavaSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --format=json}, and the page that promises its fields. */
class JsonReportTest {

  private static final Path PAGE = Path.of("..", "docs", "reference", "command.md");

  /** The await stands in line 13. */
  private static final String MONITOR =
      """
      package shop;

      import static dev.heddle.Asyncio.*;

      import dev.heddle.*;

      class Cache {
        static final Object ROWS = new Object();

        @Async
        static Coroutine<String> load() {
          synchronized (ROWS) {
            return done(await(load()));
          }
        }
      }
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path temp;

  private JsonObject execute(int exitCode, String... args) {
    CommandLine line = new HeddleCommand().commandLine();
    int actual = line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    assertEquals("", err.toString());
    assertEquals(exitCode, actual);
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  @Test
  void anErrorIsTheOneOfThePage() throws IOException {
    write("classes/shop/Cache.class", JavaSource.compile("shop.Cache", MONITOR).get("shop.Cache"));
    Matcher block =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertTrue(block.find());

    execute(1, "check", "--format=json", temp.resolve("classes").toString());

    assertEquals(block.group(1), out.toString());
  }

  @Test
  void whatWasWovenIsTold() throws IOException {
    String source =
        "import static dev.heddle.Asyncio.*; import dev.heddle.*; class Fine {"
            + " @Async Coroutine<Void> m() { m(); return done(); } }";
    write("classes/Fine.class", JavaSource.compile("Fine", source).get("Fine"));
    Path classes = temp.resolve("classes");

    JsonObject report = execute(0, "weave", "--format", "json", classes.toString());

    assertEquals(0, report.get("errors").getAsInt());
    assertEquals(1, report.get("warnings").getAsInt());
    JsonObject warning = report.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
    assertEquals("W0501", warning.get("code").getAsString());
    assertEquals("warning", warning.get("severity").getAsString());
    JsonObject tree = report.getAsJsonArray("trees").get(0).getAsJsonObject();
    Map<String, Object> expected =
        Map.of(
            "input", classes.toString(),
            "output", classes.toString(),
            "classes", "1",
            "woven", "1",
            "removed", "0");
    for (Map.Entry<String, JsonElement> field : tree.entrySet()) {
      assertEquals(expected.get(field.getKey()), field.getValue().getAsString(), field.getKey());
    }
    assertEquals(expected.size(), tree.size());
  }

  @Test
  void anythingMayStandInAText() {
    String odd =
        "quote \" backslash \\ line\nreturn\rtab\t bell\u0007 \u00e4 \u20ac \ud83d\ude00 end";

    String json = Json.of(Map.of("text", odd));

    assertEquals(odd, JsonParser.parseString(json).getAsJsonObject().get("text").getAsString());
    assertTrue(json.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), json);
  }

  @Test
  void emptyListsNumbersAndNullHaveTheirForms() {
    assertEquals(
        "[\n  1,\n  true,\n  null,\n  [],\n  {}\n]",
        Json.of(Arrays.asList(1, true, null, List.of(), Map.of())));
  }

  @Test
  void thePageHasEachCommandAndOption() throws IOException {
    String page = Files.readString(PAGE);
    List<String> missing = new ArrayList<>();
    new HeddleCommand()
        .commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (!page.contains("`heddle " + name + " ")) {
                missing.add(name);
              }
              for (OptionSpec option : command.getCommandSpec().options()) {
                if (!option.usageHelp()
                    && !option.versionHelp()
                    && !option.hidden()
                    && !page.contains("`" + option.longestName())) {
                  missing.add(name + " " + option.longestName());
                }
              }
            });
    assertEquals(List.of(), missing);
  }

  @Test
  void limitsAreNumbersFromOneOn() {
    CommandLine line = new HeddleCommand().commandLine().setErr(new PrintWriter(err));

    assertEquals(2, line.execute("check", "--max-ratio=0", "classes"));
    assertTrue(err.toString().startsWith("error: --max-entry-size and --max-ratio are"));
  }
}
