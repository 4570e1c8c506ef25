package dev.heddle.weaver.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.World;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An awaited call that can't be made fails as the ordinary one: the same error, the same line. */
class LinkingTest {

  private static final String HEAD = "import static dev.heddle.Asyncio.*; import dev.heddle.*; ";

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          Map.of(
              "lib.Named",
              "package lib; "
                  + HEAD
                  + "public interface Named {"
                  + " @Async default Coroutine<String> name() { return done(\"named\"); } }",
              "lib.Other",
              "package lib; public interface Other {}",
              "lib.Shop",
              "package lib; "
                  + HEAD
                  + """
                  public class Shop implements Named, Other {
                    @Async public Coroutine<String> open(int day, String... who) {
                      return done("open");
                    }
                    @Async public static Coroutine<String> shared() { return done("shared"); }
                  }
                  """,
              "app.Caller",
              "package app; "
                  + HEAD
                  + """
                  import lib.*;
                  public class Caller {
                    @Async public static Coroutine<String> open(Shop shop) {
                      String day =
                          await(
                              shop.open(
                                  1));
                      return done(day);
                    }
                    @Async public static Coroutine<String> name(Named named) {
                      return done(await(named.name()));
                    }
                    @Async public static Coroutine<String> shopName(Shop shop) {
                      return shop.name();
                    }
                    @Async public static Coroutine<String> shared() {
                      return done(await(Shop.shared()));
                    }
                  }
                  """));

  private static World world(boolean woven, Map<String, byte[]> changed) {
    Map<String, byte[]> all = new HashMap<>(CLASSES);
    all.putAll(changed);
    if (!woven) {
      all.replaceAll((name, bytes) -> TargetLoader.ordinary(bytes));
    }
    return new World(LinkingTest.class.getClassLoader(), woven ? World.woven(all) : all);
  }

  private static Throwable failure(World world, String method, Object... arguments) {
    return assertThrows(Throwable.class, () -> world.run("app.Caller", method, arguments));
  }

  private static void assertSame(Throwable expected, Throwable actual) {
    assertEquals(expected.getClass(), actual.getClass());
    assertEquals(line(expected), line(actual));
  }

  private static String line(Throwable failure) {
    for (StackTraceElement element : failure.getStackTrace()) {
      if (element.getClassName().equals("app.Caller")) {
        return element.toString();
      }
    }
    return "elsewhere";
  }

  @ParameterizedTest
  @CsvSource({
    "open, 'lib.Shop.open(int, java.lang.String[])'",
    "name, lib.Named.name()",
    "shopName, lib.Shop.name()"
  })
  void aMissingReceiverIsToldAtItsLine(String method, String called) {
    Object nobody = null;
    Throwable woven = failure(world(true, Map.of()), method, nobody);
    assertSame(failure(world(false, Map.of()), method, nobody), woven);
    assertEquals(
        "Cannot invoke \"" + called + "\" because the receiver is null", woven.getMessage());
    assertEquals("app.Caller", woven.getStackTrace()[0].getClassName());
  }

  @ParameterizedTest
  @CsvSource({"name", "shopName"})
  void noneOfTwoDefaultMethodsIsChosen(String method) throws Exception {
    Map<String, byte[]> conflict =
        JavaSource.compile(
            "lib.Other",
            "package lib; "
                + HEAD
                + "public interface Other {"
                + " @Async default Coroutine<String> name() { return done(\"other\"); } }");
    World ordinary = world(false, conflict);
    World woven = world(true, conflict);
    assertSame(
        failure(ordinary, method, ordinary.make("lib.Shop")),
        failure(woven, method, woven.make("lib.Shop")));
  }

  @ParameterizedTest
  @CsvSource({
    "open, 'public static Coroutine<String> open(int day, String... who) { return null; }'",
    "open, 'private Coroutine<String> open(int day, String... who) { return null; }'",
    "open, public int open; ",
    "shared, public Coroutine<String> shared() { return null; }",
    "shared, private static Coroutine<String> shared() { return null; }",
    "shared, static int shared = 1 / Integer.getInteger(\"no.such\"); public static"
        + " Coroutine<String> shared() { return null; }"
  })
  void aChangedMethodIsMissedAsByAnOrdinaryCall(String method, String member) throws Exception {
    Map<String, byte[]> changed =
        JavaSource.compile(
            "lib.Shop", "package lib; " + HEAD + "public class Shop {" + member + "}");
    World ordinary = world(false, changed);
    World woven = world(true, changed);
    Object[] before =
        method.equals("open") ? new Object[] {ordinary.make("lib.Shop")} : new Object[0];
    Object[] after = method.equals("open") ? new Object[] {woven.make("lib.Shop")} : new Object[0];
    Throwable expected = failure(ordinary, method, before);
    Throwable actual = failure(woven, method, after);
    assertSame(expected, actual);
    assertEquals(withoutLoaders(expected), withoutLoaders(actual));
  }

  private static String withoutLoaders(Throwable failure) {
    return String.valueOf(failure.getMessage()).replaceAll("@[0-9a-f]+", "@");
  }

  @Test
  void aConflictThatOneInterfaceResolvesIsNone() throws Throwable {
    Map<String, byte[]> resolved =
        JavaSource.compile(
            Map.of(
                "lib.Named",
                "package lib; " + HEAD + "public interface Named { Coroutine<String> name(); }",
                "lib.Other",
                "package lib; "
                    + HEAD
                    + "public interface Other extends Named {"
                    + " @Async default Coroutine<String> name() { return done(\"other\"); } }"));
    World woven = world(true, resolved);
    assertEquals("other", woven.run("app.Caller", "name", woven.make("lib.Shop")));
    assertEquals("other", woven.run("app.Caller", "shopName", woven.make("lib.Shop")));
  }
}
