package dev.heddle.agent;

import static dev.heddle.agent.OpenLoader.FRAME;
import static dev.heddle.agent.OpenLoader.emptyClass;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.Refused;
import dev.heddle.weaver.Unchanged;
import dev.heddle.weaver.WeaveResult;
import dev.heddle.weaver.Woven;
import dev.heddle.weaver.diag.Diagnostic;
import dev.heddle.weaver.diag.Location;
import dev.heddle.weaver.diag.Severity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeavingTransformerTest {

  private static final String HOST = "shop/Cache";
  private static final String FRAME_NAME = "shop/Cache$load$Frame";
  private static final String PROPERTY = "dev.heddle.refused.shop.Cache";
  private static final byte[] ORIGINAL = {1};
  private static final byte[] NEW = {2};

  private static final Woven WOVEN =
      new Woven(
          new ClassFile(HOST, NEW),
          List.of(new ClassFile(FRAME_NAME, emptyClass(FRAME_NAME, FRAME))),
          List.of());

  private final OpenLoader loader = OpenLoader.withRuntime();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path temp;

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  private static Diagnostic problem(Severity severity, Location place) {
    return new Diagnostic("W0201", severity, "cannot", place, List.of(), "so it is", "don't");
  }

  private WeavingTransformer transformer(
      AgentOptions options, Function<byte[], WeaveResult> weaver) {
    Refusals refusals = new Refusals(new PrintStream(err, true, StandardCharsets.UTF_8));
    ClassWeaving weaving =
        new ClassWeaving() {
          @Override
          boolean mayHaveAsync(byte[] classFile) {
            return true;
          }

          @Override
          WeaveResult weave(byte[] classFile) {
            return weaver.apply(classFile);
          }
        };
    return new WeavingTransformer(options, new Frames(OpenLoader::define), refusals, weaving);
  }

  private byte @Nullable [] load(WeavingTransformer transformer) {
    return transformer.transform(loader, HOST, null, null, ORIGINAL);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aWovenClassComesWithItsFramesDefined() {
    WeavingTransformer transformer = transformer(AgentOptions.none(), bytes -> WOVEN);

    assertArrayEquals(NEW, load(transformer));
    assertTrue(loader.has("shop.Cache$load$Frame"));
    assertEquals("", err());
  }

  @Test
  void aClassThatComesTwiceIsWovenTwice() {
    WeavingTransformer transformer = transformer(AgentOptions.none(), bytes -> WOVEN);
    load(transformer);

    assertArrayEquals(NEW, load(transformer));
    assertEquals("", err());
  }

  @Test
  void anUnchangedClassIsLeftToTheJvm() {
    assertNull(load(transformer(AgentOptions.none(), bytes -> new Unchanged())));
  }

  @Test
  void aLoaderWithoutTheRuntimeIsLeftAlone() {
    WeavingTransformer transformer =
        transformer(
            AgentOptions.none(),
            bytes -> {
              throw new AssertionError("woven");
            });

    assertNull(transformer.transform(new OpenLoader(), HOST, null, null, ORIGINAL));
    assertEquals("", err());
  }

  @Test
  void aProgramWithoutTheRuntimeIsToldOnceWhatToAdd() {
    WeavingTransformer transformer = transformer(AgentOptions.none(), bytes -> WOVEN);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    OpenLoader program = new OpenLoader();
    Thread.currentThread().setContextClassLoader(program);
    try {
      assertNull(transformer.transform(program, HOST, null, null, ORIGINAL));
      assertNull(transformer.transform(program, "shop/Other", null, null, ORIGINAL));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }

    assertEquals(
        """
        error[W0420]: heddle-runtime is not on the class path
          --> shop.Cache
           = why:  woven code calls the runtime: loops, tasks and coroutines are in it
           = help: add it to the class path: -cp heddle-runtime.jar:..., or in Maven the dependency dev.heddle:heddle-runtime
           = more: heddle explain W0420
        """,
        err());
  }

  @Test
  void whatAnAwaitThrowsHasTheErrorsAlone() {
    Location place = new Location("shop.Cache", "load", "Cache.java", 7);
    Refused refused =
        new Refused(List.of(problem(Severity.ERROR, place), problem(Severity.WARNING, place)));

    load(transformer(AgentOptions.none(), bytes -> refused));

    assertTrue(err().contains("warning[W0201]"), err());
    String thrown = System.getProperty(PROPERTY, "");
    assertTrue(thrown.startsWith("error[W0201]") && !thrown.contains("warning"), thrown);
  }

  @Test
  void warningsThatAreOffAreOffInARefusedClassToo() {
    Location place = new Location("shop.Cache", "load", "Cache.java", 7);
    Refused refused =
        new Refused(List.of(problem(Severity.ERROR, place), problem(Severity.WARNING, place)));
    AgentOptions quiet = new AgentOptions(false, false, null, List.of());

    load(transformer(quiet, bytes -> refused));

    assertTrue(err().startsWith("error[W0201]") && !err().contains("warning"), err());
  }

  @Test
  void aRefusalIsToldOnceAndLeftForTheAwait() {
    Location place = new Location("shop.Cache", "load", "Cache.java", 7);
    WeavingTransformer transformer =
        transformer(
            AgentOptions.none(), bytes -> new Refused(List.of(problem(Severity.ERROR, place))));

    assertNull(load(transformer));
    assertNull(load(transformer));

    String message =
        """
        error[W0201]: cannot
          --> shop.Cache.load(Cache.java:7)
           = why:  so it is
           = help: don't
           = more: heddle explain W0201""";
    assertEquals(message, System.getProperty(PROPERTY));
    assertEquals(message + System.lineSeparator(), err());
  }

  @Test
  void aRefusalWithoutPlaceGetsTheNameOfTheClass() {
    Refused refused = new Refused(List.of(problem(Severity.ERROR, Location.nowhere())));

    load(transformer(AgentOptions.none(), bytes -> refused));

    assertTrue(err().contains("--> shop.Cache\n"), err());
  }

  @Test
  void aFailureOfTheWeaverIsToldAsItsBug() {
    WeavingTransformer transformer =
        transformer(
            AgentOptions.none(),
            bytes -> {
              throw new StackOverflowError();
            });

    assertNull(load(transformer));

    List<String> lines = err().lines().toList();
    assertEquals(
        List.of(
            "error[W0901]: the weaver made a mistake, the class is left as it was",
            "  --> shop.Cache",
            "   = why:  java.lang.StackOverflowError"),
        lines.subList(0, 3));
    assertEquals(err().strip(), System.getProperty(PROPERTY));
  }

  @Test
  void anotherClassInTheFramesPlaceIsTold() {
    loader.define("shop.Cache$load$Frame", emptyClass(FRAME_NAME, "java/lang/Object"), null);

    assertNull(load(transformer(AgentOptions.none(), bytes -> WOVEN)));
    assertEquals(
        """
        error[W0410]: a frame class of this class exists already, and is different
          --> shop.Cache
           = why:  there is already another class shop.Cache$load$Frame in its class loader
           = help: a running class can't get other variables or awaits: start the program again;
                   if it was just started, remove the class files of a former weave and compile again
           = more: heddle explain W0410
        """,
        err().replace(System.lineSeparator(), "\n"));
  }

  private static WeaveResult doubtful(byte[] classFile) {
    Location place = new Location("shop.Cache", "load", "Cache.java", 7);
    return new Woven(WOVEN.host(), WOVEN.frames(), List.of(problem(Severity.WARNING, place)));
  }

  @Test
  void warningsAreToldAndTheClassIsWoven() {
    WeavingTransformer transformer =
        transformer(AgentOptions.none(), WeavingTransformerTest::doubtful);

    assertArrayEquals(NEW, load(transformer));
    assertTrue(err().startsWith("warning[W0201]: cannot"), err());
    assertNull(System.getProperty(PROPERTY));
  }

  @Test
  void warningsCanBeSwitchedOff() throws AgentOptionsException {
    AgentOptions options = AgentOptions.parse("warnings=off");

    assertArrayEquals(NEW, load(transformer(options, WeavingTransformerTest::doubtful)));
    assertEquals("", err());
  }

  @Test
  void wovenClassesAreDumpedWhereAsked() throws Exception {
    AgentOptions options = AgentOptions.parse("verbose,dump=" + temp.resolve("woven"));

    load(transformer(options, bytes -> WOVEN));

    assertArrayEquals(NEW, Files.readAllBytes(temp.resolve("woven/shop/Cache.class")));
    assertTrue(Files.exists(temp.resolve("woven/shop/Cache$load$Frame.class")));
    assertEquals("heddle: wove shop/Cache, frames: 1" + System.lineSeparator(), err());
  }

  @Test
  void aDumpThatFailsDoesNotStopTheClass() throws Exception {
    Files.writeString(temp.resolve("file"), "");
    AgentOptions options = AgentOptions.parse("dump=" + temp.resolve("file"));

    assertArrayEquals(NEW, load(transformer(options, bytes -> WOVEN)));
    assertEquals(1, err().lines().count());
    assertTrue(err().startsWith("heddle: cannot dump woven classes to "), err());
  }
}
