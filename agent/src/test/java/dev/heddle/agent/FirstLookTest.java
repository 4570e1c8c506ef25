package dev.heddle.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.Woven;
import dev.heddle.weaver.harness.JavaSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstLookTest {

  private static final String PROPERTY = "dev.heddle.refused.shop.Cache";
  private static final byte[] PLAIN =
      JavaSource.compile("shop.Cache", "package shop; class Cache {}").get("shop.Cache");
  private static final byte[] ASYNC =
      JavaSource.compile(
              "shop.Cache",
              """
              package shop;
              class Cache {
                @dev.heddle.Async dev.heddle.Coroutine<Void> load() { return dev.heddle.Asyncio.done(null); }
              }
              """)
          .get("shop.Cache");
  private static final byte[] NEW = {2};
  private static final String FAILED =
      "heddle: shop.Cache is not woven, since the agent failed to load its weaver:"
          + " java.lang.NoClassDefFoundError: dev/heddle/weaver/Weaver;"
          + " don't replace or remove heddle-agent.jar while a program runs with it,"
          + " and if it is in place, give the JVM more memory or stack";

  private final ClassLoader loader = OpenLoader.withRuntime();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stderr = new PrintStream(err, true, StandardCharsets.UTF_8);
  private int loads;

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  private FirstLook firstLook(Supplier<Weaving> weaving) {
    return new FirstLook(null, null, stderr) {
      @Override
      Weaving load() {
        loads++;
        return weaving.get();
      }
    };
  }

  private Weaving weaving() {
    Woven woven = new Woven(new ClassFile("shop/Cache", NEW), List.of(), List.of());
    Frames frames = new Frames(OpenLoader::define);
    return new Weaving(AgentOptions.none(), frames, new Refusals(stderr), bytes -> woven);
  }

  private static Weaving missing() {
    throw new NoClassDefFoundError("dev/heddle/weaver/Weaver");
  }

  private byte @Nullable [] show(FirstLook look, String name, byte[] classFile) {
    return look.transform(loader, name, null, null, classFile);
  }

  @Test
  void theWeavingIsLoadedByTheFirstClassThatMayBeAsyncAndNoOther() {
    FirstLook look = firstLook(this::weaving);

    assertNull(show(look, "shop/Cache", PLAIN));
    assertNull(show(look, "java/util/List", ASYNC));
    assertNull(look.transform(null, "shop/Cache", null, null, ASYNC));
    assertNull(look.transform(loader, null, null, null, ASYNC));
    assertEquals(0, loads);
    assertArrayEquals(NEW, show(look, "shop/Cache", ASYNC));
    assertArrayEquals(NEW, show(look, "shop/Cache", ASYNC));
    assertEquals(1, loads);
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void twoThreadsThatLoadTheWeavingAtOnceShareOne() {
    FirstLook[] look = new FirstLook[1];
    look[0] =
        new FirstLook(null, null, stderr) {
          @Override
          Weaving load() {
            loads++;
            if (loads == 1) {
              look[0].transform(loader, "shop/Cache", null, null, ASYNC); // the other is faster
              return refusing();
            }
            return weaving();
          }
        };

    assertArrayEquals(NEW, show(look[0], "shop/Cache", ASYNC));
    assertEquals(2, loads);
  }

  private Weaving refusing() {
    Frames frames = new Frames(OpenLoader::define);
    return new Weaving(
        AgentOptions.none(),
        frames,
        new Refusals(stderr),
        bytes -> {
          throw new AssertionError("the second one is used");
        });
  }

  @Test
  void aWeavingThatCannotBeLoadedIsToldAndLeftForTheAwait() {
    FirstLook look = firstLook(FirstLookTest::missing);

    assertNull(show(look, "shop/Cache", PLAIN));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    assertNull(show(look, "shop/Cache", ASYNC));
    assertEquals(FAILED + System.lineSeparator(), err.toString(StandardCharsets.UTF_8));
    assertEquals(FAILED, System.getProperty(PROPERTY));
  }
}
