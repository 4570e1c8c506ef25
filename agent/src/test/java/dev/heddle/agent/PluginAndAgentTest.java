package dev.heddle.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Asyncio;
import dev.heddle.Awaitable;
import dev.heddle.weaver.Weaver;
import dev.heddle.weaver.files.FileWeaver;
import dev.heddle.weaver.harness.JavaSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that the agent weaves call those of a jar that was woven when it was built. */
class PluginAndAgentTest {

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          Map.of(
              "lib.Shop",
              """
              package lib;
              import static dev.heddle.Asyncio.*;
              import dev.heddle.*;
              public class Shop {
                public static String trace = "";
                @Async public Coroutine<Integer> price(int n) {
                  if (n > 1) await(yieldNow());
                  if (n == 1) {
                    trace = StackWalker.getInstance().walk(s -> s.limit(2)
                        .map(f -> f.getClassName() + "." + f.getMethodName()).toList().toString());
                  }
                  return done(n * 10);
                }
              }
              """,
              "app.Caller",
              """
              package app;
              import static dev.heddle.Asyncio.*;
              import dev.heddle.*;
              public class Caller extends lib.Shop {
                @Async public static Coroutine<Integer> total(int n) {
                  int sum = 0;
                  for (lib.Shop shop : new lib.Shop[] {new lib.Shop(), new Caller()}) {
                    for (int i = 1; i <= n; i++) sum += await(shop.price(i));
                  }
                  return done(sum);
                }
              }
              """));

  @TempDir Path temp;

  @Test
  void theirCallsAreDirect() throws Exception {
    Path jar = temp.resolve("shop.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("lib/Shop.class"));
      zip.write(Objects.requireNonNull(CLASSES.get("lib.Shop")));
    }
    assertEquals(List.of(), new FileWeaver(new Weaver()::weave).weave(List.of(jar)).diagnostics());

    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Weaving weaving =
        new Weaving(
            AgentOptions.parse("verbose"),
            new Frames(AgentLoader::define),
            new Refusals(new PrintStream(err, true, StandardCharsets.UTF_8)),
            new Weaver()::weave);
    try (AgentLoader loader = new AgentLoader(jar.toUri().toURL(), weaving)) {
      Object coroutine =
          loader.loadClass("app.Caller").getMethod("total", int.class).invoke(null, 3);
      assertEquals(120, Asyncio.run((Awaitable<?>) coroutine));
      assertEquals(
          "[lib.Shop.price, app.Caller.total]",
          loader.loadClass("lib.Shop").getField("trace").get(null));
      String wove = err.toString(StandardCharsets.UTF_8);
      assertEquals(List.of("heddle: wove app/Caller, frames: 1"), wove.lines().toList());
    }
  }

  /** The jar's classes, and the caller's as the transformer leaves it. */
  private static final class AgentLoader extends URLClassLoader {
    private final Weaving weaving;

    AgentLoader(URL jar, Weaving weaving) {
      super(new URL[] {jar}, AgentLoader.class.getClassLoader());
      this.weaving = weaving;
    }

    static void define(
        ClassLoader loader, String name, byte[] classFile, @Nullable ProtectionDomain domain) {
      ((AgentLoader) loader).defineClass(name, classFile, 0, classFile.length, domain);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] original = name.startsWith("app.") ? CLASSES.get(name) : inJar(name);
      if (original == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] changed = weaving.weave(this, name.replace('.', '/'), null, original);
      byte[] bytes = changed != null ? changed : original;
      return defineClass(name, bytes, 0, bytes.length);
    }

    private byte @Nullable [] inJar(String name) throws ClassNotFoundException {
      URL found = findResource(name.replace('.', '/') + ".class");
      if (found == null) {
        return null;
      }
      try (var in = found.openStream()) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
