package dev.heddle.weaver.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.World;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a parameter declares need not be there when null is passed for it, in any call of Java. */
class MissingClassesTest {

  private static final String HEAD = "import static dev.heddle.Asyncio.*; import dev.heddle.*; ";

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          Map.of(
              "lib.Optional",
              "package lib; public class Optional {}",
              "lib.Secret",
              "package lib; class Secret {}",
              "lib.Named",
              "package lib; "
                  + HEAD
                  + """
                  public interface Named {
                    @Async default Coroutine<String> name(Optional[][] none, double d) {
                      await(yieldNow());
                      return done(none + " named " + d);
                    }
                    @Async static Coroutine<String> ofAll(Optional none) {
                      return done("all " + none);
                    }
                  }
                  """,
              "lib.Shop",
              "package lib; "
                  + HEAD
                  + """
                  public class Shop implements Named {
                    @Async public Coroutine<String> open(long day, Optional none, float f, int n) {
                      await(yieldNow());
                      return done(day + " " + none + " " + f + n);
                    }
                    @Async public static Coroutine<String> shared(Optional none, String s) {
                      await(yieldNow());
                      if (s == null) throw new IllegalStateException("shared");
                      return done(none + s);
                    }
                    @Async protected Coroutine<String> guarded(Optional none) {
                      return done("guarded " + none);
                    }
                    @Async protected static Coroutine<String> ofHeirs(Optional none) {
                      return done("of heirs " + none);
                    }
                    public static Secret secret() { return new Secret(); }
                    @Async public static Coroutine<String> told(Secret secret, Optional none) {
                      return done("told " + none);
                    }
                  }
                  """,
              "app.Caller",
              "package app; "
                  + HEAD
                  + """
                  import lib.*;
                  public class Caller extends Shop {
                    @Async static Coroutine<String> virtual() {
                      return done(await(new Shop().open(3L, null, 1.5f, -2)));
                    }
                    @Async static Coroutine<String> ofClass() {
                      String s = await(Shop.shared(null, "s"));
                      try {
                        return done(s + await(Shop.shared(null, null)));
                      } catch (IllegalStateException e) {
                        return done(s + e.getMessage());
                      }
                    }
                    @Async static Coroutine<String> ofInterface() {
                      Named named = new Shop();
                      return done(await(named.name(null, 0.5)) + await(Named.ofAll(null)));
                    }
                    @Async static Coroutine<String> tail() {
                      return new Shop().open(1L, null, 0, 0);
                    }
                    @Async static Coroutine<String> inherited() {
                      return done(await(new Caller().own()));
                    }
                    @Async private Coroutine<String> own() {
                      return done(await(super.guarded(null)));
                    }
                    @Async static Coroutine<String> guarding() {
                      return done(await(new Caller().guardedByIts()));
                    }
                    @Async private Coroutine<String> guardedByIts() {
                      return done(await(guarded(null)));
                    }
                    @Async static Coroutine<String> ofHeir() {
                      return done(await(ofHeirs(null)));
                    }
                    @Async static Coroutine<String> telling() {
                      return done(await(told(secret(), null)));
                    }
                  }
                  """));

  private static World world(String... unwoven) {
    Map<String, byte[]> classes = new TreeMap<>(World.woven(CLASSES, unwoven));
    classes.remove("lib.Optional");
    return new World(MissingClassesTest.class.getClassLoader(), classes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "ofClass", "ofInterface", "tail"})
  void nullIsPassedAsByAnOrdinaryCall(String method) throws Throwable {
    String expected =
        switch (method) {
          case "virtual" -> "3 null 1.5-2";
          case "ofClass" -> "nullsshared";
          case "ofInterface" -> "null named 0.5all null";
          default -> "1 null 0.00";
        };
    assertEquals(expected, world().run("app.Caller", method));
  }

  /**
   * A call of super belongs to its class alone, a protected method to the heirs, and an argument
   * need not have a type that its class may name: nothing else can make these calls.
   */
  @ParameterizedTest
  @ValueSource(strings = {"inherited", "guarding", "ofHeir", "telling"})
  void whatOnlyTheClassItselfMayCallTellsTheMissingClass(String method) {
    NoClassDefFoundError failure =
        assertThrows(NoClassDefFoundError.class, () -> world().run("app.Caller", method));
    assertEquals("lib.Optional", failure.getMessage());
  }
}
