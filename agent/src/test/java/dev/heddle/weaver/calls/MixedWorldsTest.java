package dev.heddle.weaver.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.NotWovenError;
import dev.heddle.frame.UnsupportedAbiError;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.World;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Awaited calls between classes that are woven, unwoven, and woven by others. */
class MixedWorldsTest {

  private static final ClassLoader TESTS = MixedWorldsTest.class.getClassLoader();

  private static final String HEAD =
      "import static dev.heddle.Asyncio.*; import dev.heddle.*;"
          + " import java.util.concurrent.CompletableFuture;";

  /** Negative numbers suspend. */
  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          Map.of(
              "lib.Priced",
              "package lib; import dev.heddle.*; public interface Priced {"
                  + " @Async Coroutine<String> price(int n); }",
              "lib.Shop",
              "package lib; "
                  + HEAD
                  + """
                  public class Shop implements Priced {
                    public static int calls;
                    @Async public Coroutine<String> price(int n) {
                      calls++;
                      if (n < 0) await(yieldNow());
                      return done("shop " + n);
                    }
                    @Async public static CompletableFuture<String> quick(int n) {
                      return CompletableFuture.completedFuture("quick " + n);
                    }
                  }
                  """,
              "lib.Plain",
              "package lib; "
                  + HEAD
                  + """
                  public class Plain extends Shop {
                    @Override public Coroutine<String> price(int n) { return done("plain " + n); }
                  }
                  """,
              "lib.Heir",
              "package lib; public class Heir extends Shop {}",
              "app.Caller",
              "package app; "
                  + HEAD
                  + """
                  import lib.*;
                  public class Caller {
                    @Async public static Coroutine<String> ask(Shop shop, int n) {
                      return done(await(shop.price(n)) + "!");
                    }
                    @Async public static Coroutine<String> askAny(Priced priced, int n) {
                      return done(await(priced.price(n)) + "!");
                    }
                    @Async public static Coroutine<String> askQuick(int n) {
                      return done(await(Shop.quick(n)) + "!");
                    }
                    public static String blocking(Shop shop, int n) { return run(shop.price(n)); }
                    public static Priced lambda(String name) {
                      return n -> { if (n < 0) await(yieldNow()); return done(name + " " + n); };
                    }
                  }
                  """));

  private static World world(String... unwoven) {
    return new World(TESTS, World.woven(CLASSES, unwoven));
  }

  @BeforeEach
  void forgetFrames() {
    World.framesMade();
  }

  @Test
  void betweenWovenClassesACallMakesNoFrame() throws Throwable {
    World world = world();
    Object shop = world.make("lib.Shop");
    assertEquals("shop 1!", world.run("app.Caller", "ask", shop, 1));
    assertEquals("shop 2!", world.run("app.Caller", "askAny", shop, 2));
    assertEquals("quick 3!", world.run("app.Caller", "askQuick", 3));
    assertEquals(
        List.of("Caller$ask$Frame", "Caller$askAny$Frame", "Caller$askQuick$Frame"),
        World.framesMade(),
        "those of the coroutines that were run, and no other");
    assertEquals("shop -1!", world.run("app.Caller", "ask", shop, -1));
    assertEquals(List.of("Caller$ask$Frame", "Shop$price$Frame"), World.framesMade());
  }

  @Test
  void aWovenCallerCallsAnUnwovenMethodAsItIs() throws Throwable {
    World world = world("lib.Plain");
    assertEquals("plain -1!", world.run("app.Caller", "ask", world.make("lib.Plain"), -1));
    assertEquals("plain -2!", world.run("app.Caller", "askAny", world.make("lib.Plain"), -2));
    World unwoven = world("lib.Shop");
    assertEquals("shop 1!", unwoven.run("app.Caller", "ask", unwoven.make("lib.Shop"), 1));
    assertEquals("quick 1!", unwoven.run("app.Caller", "askQuick", 1));
    Object shop = unwoven.make("lib.Shop");
    String message =
        assertThrows(NotWovenError.class, () -> unwoven.run("app.Caller", "ask", shop, -1))
            .getMessage();
    assertTrue(message.startsWith("await was reached in lib.Shop"), message);
  }

  @Test
  void anUnwovenCallerGetsTheCoroutine() throws Throwable {
    World world = world("app.Caller");
    assertEquals("shop -1", world.run("app.Caller", "blocking", world.make("lib.Shop"), -1));
    Object shop = world.make("lib.Shop");
    assertThrows(NotWovenError.class, () -> world.run("app.Caller", "ask", shop, 1));
  }

  @Test
  void aSubclassThatIsNotWovenOverridesOrInherits() throws Throwable {
    World world = world("lib.Plain", "lib.Heir");
    for (int n : new int[] {1, -1}) {
      assertEquals("shop " + n + "!", world.run("app.Caller", "ask", world.make("lib.Shop"), n));
      assertEquals("plain " + n + "!", world.run("app.Caller", "ask", world.make("lib.Plain"), n));
      World.framesMade();
      assertEquals("shop " + n + "!", world.run("app.Caller", "ask", world.make("lib.Heir"), n));
    }
    assertEquals(
        List.of("Caller$ask$Frame", "Shop$price$Frame"),
        World.framesMade(),
        "what is inherited from a woven class is called directly");
  }

  @Test
  void classesOfOneNameInTwoLoadersAreTold() throws Throwable {
    Map<String, byte[]> special =
        JavaSource.compile(
            Map.of(
                "plug.In",
                "package plug; "
                    + HEAD
                    + "public class In implements dev.heddle.weaver.calls.Asked {"
                    + " @Async public Coroutine<String> price(int n) {"
                    + " if (n < 0) await(yieldNow()); return done(\"plugged \" + n); } }",
                "plug.Asker",
                "package plug; "
                    + HEAD
                    + "public class Asker {"
                    + " @Async public static Coroutine<String> ask("
                    + "dev.heddle.weaver.calls.Asked in, int n) {"
                    + " return done(await(in.price(n))); } }"));
    World one = new World(TESTS, World.woven(special));
    World two = new World(TESTS, World.woven(special));
    World raw = new World(TESTS, special);
    Object in = one.make("plug.In");
    assertNotSame(in.getClass(), two.make("plug.In").getClass());
    for (Object plugged : List.of(in, two.make("plug.In"), raw.make("plug.In"))) {
      assertEquals("plugged 1", one.run("plug.Asker", "ask", plugged, 1));
    }
    assertEquals("plugged -1", one.run("plug.Asker", "ask", two.make("plug.In"), -1));
  }

  @Test
  void aProxyIsCalledAsItIs() throws Throwable {
    World world = world();
    Object shop = world.make("lib.Shop");
    Class<?> priced = world.loadClass("lib.Priced");
    Object proxy =
        Proxy.newProxyInstance(
            world, new Class<?>[] {priced}, (self, method, args) -> method.invoke(shop, args));
    assertEquals("shop 1!", world.run("app.Caller", "askAny", proxy, 1));
    assertEquals("shop -1!", world.run("app.Caller", "askAny", proxy, -1));
  }

  @Test
  void aLambdaIsCalledAsItIs() throws Throwable {
    World world = world();
    Object lambda = world.run("app.Caller", "lambda", "lambda");
    assertEquals("lambda 1!", world.run("app.Caller", "askAny", lambda, 1));
    assertEquals("lambda -1!", world.run("app.Caller", "askAny", lambda, -1));
  }

  @Test
  void aSiteThatSeesMoreClassesThanItRemembersIsStillRight() throws Throwable {
    World world = world("lib.Plain", "lib.Heir");
    Object shop = world.make("lib.Shop");
    Class<?> priced = world.loadClass("lib.Priced");
    Object proxy =
        Proxy.newProxyInstance(
            world, new Class<?>[] {priced}, (self, method, args) -> method.invoke(shop, args));
    List<Object> receivers =
        List.of(
            shop,
            world.make("lib.Plain"),
            world.make("lib.Heir"),
            proxy,
            world.run("app.Caller", "lambda", "lambda"));
    List<String> expected = List.of("shop %d!", "plain %d!", "shop %d!", "shop %d!", "lambda %d!");
    for (int round = 1; round <= 3; round++) {
      for (int i = 0; i < receivers.size(); i++) {
        for (int n : new int[] {round, -round}) {
          assertEquals(
              expected.get(i).formatted(n), world.run("app.Caller", "askAny", receivers.get(i), n));
        }
      }
    }
  }

  @Test
  void aClassWovenForAnotherVersionIsRefusedBeforeItRuns() throws Throwable {
    Map<String, byte[]> classes = World.woven(CLASSES);
    classes.replaceAll((name, bytes) -> name.startsWith("lib.") ? otherVersion(bytes) : bytes);
    World world = new World(TESTS, classes);
    Object shop = world.make("lib.Shop");
    String expected =
        "lib.Shop$price$Frame was woven for version 77 of Heddle's calling convention";
    String first =
        assertThrows(UnsupportedAbiError.class, () -> world.run("app.Caller", "ask", shop, 1))
            .getMessage();
    assertTrue(first.startsWith(expected), first);
    Throwable again =
        assertThrows(NoClassDefFoundError.class, () -> world.run("app.Caller", "ask", shop, 1))
            .getCause();
    assertTrue(again.getMessage().contains(expected), again.getMessage());
    assertEquals(0, world.loadClass("lib.Shop").getField("calls").getInt(null));
  }

  private static byte[] otherVersion(byte[] frameClass) {
    return World.changed(frameClass, "<clinit>", OtherVersion::new);
  }

  /** Claims version 77 where the code says 1. */
  private static final class OtherVersion extends MethodVisitor {
    OtherVersion(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ICONST_1) {
        super.visitIntInsn(Opcodes.BIPUSH, 77);
      } else {
        super.visitInsn(opcode);
      }
    }
  }
}
