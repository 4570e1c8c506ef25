package dev.heddle.weaver.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An awaited call may be made wherever the ordinary one may, and finds the same method. */
class AccessTest {

  private static final String HEAD =
      "import static dev.heddle.Asyncio.*; import dev.heddle.*; import java.util.*;";

  /** Negative numbers suspend. */
  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          Map.of(
              "lib.Base",
              "package lib; "
                  + HEAD
                  + """
                  public class Base {
                    @Async protected Coroutine<String> guarded(int n) {
                      if (n < 0) await(yieldNow());
                      return done("guarded " + n);
                    }
                    @Async protected static Coroutine<String> shared(int n) {
                      if (n < 0) await(yieldNow());
                      return done("shared " + n);
                    }
                    @Async Coroutine<String> own(int n) {
                      if (n < 0) await(yieldNow());
                      return done("own " + n);
                    }
                    @Async public Coroutine<String> takes(Hidden hidden, Hidden[][] many, int n) {
                      if (n < 0) await(yieldNow());
                      return done((hidden == null ? "nothing" : hidden.name()) + many.length + n);
                    }
                    @Async public static Coroutine<String> counts(Hidden... hidden) {
                      return done("" + hidden.length);
                    }
                    @Async public static Coroutine<String> askOwn(Base base, int n) {
                      return done(await(base.own(n)) + "!");
                    }
                    public static Hidden[][] none() { return new Hidden[0][0]; }
                  }
                  class Hidden {
                    String name() { return "hidden"; }
                  }
                  """,
              "lib.Shown",
              "package lib; public class Shown extends Hidden {}",
              "lib.Secret",
              "package lib; "
                  + HEAD
                  + """
                  abstract class Secret {
                    @Async public static Coroutine<String> make(int n) {
                      if (n < 0) await(yieldNow());
                      return done("made " + n);
                    }
                    @Async public final Coroutine<String> fixed(int n) {
                      if (n < 0) await(yieldNow());
                      return done("fixed " + n);
                    }
                    @Async protected Coroutine<String> guarded(int n) {
                      if (n < 0) await(yieldNow());
                      return done("guarded " + n);
                    }
                    public static Coroutine<String> plain(int n) { return make(n + 1); }
                  }
                  """,
              "lib.Told",
              "package lib; public class Told extends Secret {}",
              "app.Listener",
              "package app; "
                  + HEAD
                  + """
                  import lib.*;
                  public class Listener extends Told {
                    @Async public static Coroutine<String> listen(Listener self, int n) {
                      String s = await(Told.make(n)) + ", " + await(self.fixed(n));
                      return done(s + ", " + await(self.guarded(n)) + ", " + await(Told.plain(n)));
                    }
                    @Async protected Coroutine<String> guarded(int n) {
                      return done("not " + await(super.guarded(n)));
                    }
                  }
                  """,
              "app.Heir",
              "package app; "
                  + HEAD
                  + """
                  import lib.*;
                  public class Heir extends Base {
                    /** Overrides nothing: the other one is its package's own. */
                    @Async Coroutine<String> own(int n) { return done("another " + n); }
                    @Async protected Coroutine<String> guarded(int n) {
                      return done("heir's " + await(super.guarded(n)));
                    }
                    @Async public static Coroutine<String> inherited(Heir heir, int n) {
                      Callback other = () -> done(await(heir.guarded(n)) + await(shared(n)));
                      return done(await(other.call()) + "!");
                    }
                    interface Callback { Coroutine<String> call(); }
                  }
                  """,
              "app.Caller",
              "package app; "
                  + HEAD
                  + """
                  import lib.*;
                  public class Caller {
                    @Async public static Coroutine<String> pass(Base base, int n) {
                      var none = Base.none();
                      String s = await(base.takes(null, none, n)) + " ";
                      return done(s + await(base.takes(new Shown(), none, n)));
                    }
                    @Async public static Coroutine<String> tail(Base base, int n) {
                      return base.takes(new Shown(), Base.none(), n);
                    }
                    @Async public static Coroutine<String> varargs() {
                      var two = new Shown[] {new Shown(), null};
                      return done(await(Base.counts(two)) + await(Base.counts((Shown[]) two)));
                    }
                  }
                  """));

  private final World world = new World(AccessTest.class.getClassLoader(), World.woven(CLASSES));

  @BeforeEach
  void forgetFrames() {
    World.framesMade();
  }

  @Test
  void aParametersTypeNeedNotBeAccessibleToTheCaller() throws Throwable {
    Object base = world.make("lib.Base");
    assertEquals("nothing01 hidden01", world.run("app.Caller", "pass", base, 1));
    assertEquals("hidden01", world.run("app.Caller", "tail", base, 1));
    assertEquals("22", world.run("app.Caller", "varargs"));
    assertEquals(
        List.of("Caller$pass$Frame", "Caller$tail$Frame", "Caller$varargs$Frame"),
        World.framesMade(),
        "and the calls are direct");
    assertEquals("nothing0-1 hidden0-1", world.run("app.Caller", "pass", base, -1));
  }

  @Test
  void protectedMethodsOfAnotherPackageAreCalledDirectly() throws Throwable {
    Object heir = world.make("app.Heir");
    for (int n : new int[] {1, -1}) {
      assertEquals(
          "heir's guarded " + n + "shared " + n + "!", world.run("app.Heir", "inherited", heir, n));
    }
  }

  @Test
  void methodsOfAPackagesOwnClassAreCalledThroughItsPublicHeir() throws Throwable {
    Object listener = world.make("app.Listener");
    assertEquals(
        "made 1, fixed 1, not guarded 1, made 2", world.run("app.Listener", "listen", listener, 1));
    assertEquals(
        List.of("Listener$listen$Frame", "Secret$make$Frame"),
        World.framesMade(),
        "and the calls are direct, but for the one that isn't woven");
    assertEquals(
        "made -3, fixed -3, not guarded -3, made -2",
        world.run("app.Listener", "listen", listener, -3));
  }

  @Test
  void aPackagesOwnMethodIsNotOverriddenInAnother() throws Throwable {
    assertEquals("own 1!", world.run("lib.Base", "askOwn", world.make("lib.Base"), 1));
    for (int n : new int[] {1, -1}) {
      assertEquals("own " + n + "!", world.run("lib.Base", "askOwn", world.make("app.Heir"), n));
    }
  }

  @Test
  void aMethodThatIsGoneIsMissedAsByAnOrdinaryCall() throws Throwable {
    Map<String, byte[]> classes = new TreeMap<>(CLASSES);
    classes.putAll(
        JavaSource.compile(
            "lib.Base", "package lib; public class Base { public static Object[][] none; }"));
    World changed = new World(AccessTest.class.getClassLoader(), World.woven(classes));
    Object base = changed.make("lib.Base");
    assertThrows(NoSuchMethodError.class, () -> changed.run("app.Caller", "tail", base, 1));
    classes.remove("lib.Hidden");
    classes.remove("lib.Shown");
    World gone = new World(AccessTest.class.getClassLoader(), World.woven(classes));
    assertThrows(NoClassDefFoundError.class, () -> gone.run("app.Caller", "varargs"));
  }
}
