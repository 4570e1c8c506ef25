package dev.heddle.benchmarks;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Loads classes in small batches: in turn while nobody is asked about them, while an agent that
 * does nothing is, and while ours is. {@link HookCost} starts it.
 */
final class HookedLoading {

  private static final int BATCH = 20;
  private static final int WAYS = 3;

  private final long[] nanos = new long[WAYS];
  private final int[] classes = new int[WAYS];

  private HookedLoading() {}

  /**
   * Prints the microseconds that a class takes in each way.
   *
   * @param args a file with the classes' names, and with which way to begin
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    List<String> names = Files.readAllLines(Path.of(args[0]));
    HookedLoading loading = new HookedLoading();
    loading.loadAll(names, Integer.parseInt(args[1]), List.of(new IdleAgent(), ours()));
    for (int way = 0; way < WAYS; way++) {
      System.out.printf(Locale.ROOT, "%.3f%n", loading.nanos[way] / 1e3 / loading.classes[way]);
    }
  }

  /** What our agent gives to the hook. */
  private static ClassFileTransformer ours() throws ReflectiveOperationException {
    List<ClassFileTransformer> added = new ArrayList<>();
    Object hook =
        Proxy.newProxyInstance(
            HookedLoading.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("addTransformer")) {
                return method.invoke(IdleAgent.hook(), arguments);
              }
              added.add((ClassFileTransformer) Objects.requireNonNull(arguments[0]));
              return null;
            });
    Class.forName("dev.heddle.agent.PreMain")
        .getMethod("premain", String.class, Instrumentation.class)
        .invoke(null, null, hook);
    return added.get(0);
  }

  private void loadAll(List<String> names, int first, List<ClassFileTransformer> agents)
      throws ClassNotFoundException {
    List<@Nullable ClassFileTransformer> ways = new ArrayList<>(Collections.singletonList(null));
    ways.addAll(agents);
    for (int from = 0; from < names.size(); from += BATCH) {
      int way = (from / BATCH + first) % WAYS;
      List<String> batch = names.subList(from, Math.min(from + BATCH, names.size()));
      ClassFileTransformer agent = ways.get(way);
      if (agent != null) {
        IdleAgent.hook().addTransformer(agent);
      }
      long before = System.nanoTime();
      load(batch);
      nanos[way] += System.nanoTime() - before;
      classes[way] += batch.size();
      if (agent != null) {
        IdleAgent.hook().removeTransformer(agent);
      }
    }
  }

  private static void load(List<String> names) throws ClassNotFoundException {
    for (String name : names) {
      Class.forName(name, false, HookedLoading.class.getClassLoader());
    }
  }
}
