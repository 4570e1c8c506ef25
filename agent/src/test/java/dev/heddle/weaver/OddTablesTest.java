package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.Outcome;
import dev.heddle.weaver.harness.Probe;
import dev.heddle.weaver.harness.Suspending;
import dev.heddle.weaver.harness.TargetLoader;
import dev.heddle.weaver.harness.TargetRun;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Tables of handlers, variables and names as other tools than javac write them. */
class OddTablesTest {

  private static final String SOURCE =
      """
      import static dev.heddle.Asyncio.*;
      import dev.heddle.*;
      import dev.heddle.weaver.harness.Probe;
      public class O {
        @Async static Coroutine<String> run(Probe p) {
          try {
            p.log("in");
            return done(await(failing(p)));
          } catch (IllegalStateException e) {
            return done("caught " + e.getMessage());
          }
        }
        @Async static Coroutine<String> failing(Probe p) {
          throw new IllegalStateException("failed after " + await(p.later(1)));
        }
      }
      """;

  /** How it ends when something is changed in the class file's method {@code run}. */
  private static String endWith(Suspending suspending, Consumer<MethodNode> change)
      throws Exception {
    ClassNode node = new ClassNode();
    new ClassReader(JavaSource.compile("O", SOURCE).get("O")).accept(node, 0);
    node.methods.stream().filter(method -> method.name.equals("run")).forEach(change);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return run(writer.toByteArray(), suspending).end();
  }

  private static Outcome run(byte[] classFile, Suspending suspending) throws Exception {
    Woven woven = assertInstanceOf(Woven.class, new Weaver().weave(classFile));
    Map<String, byte[]> classes = new HashMap<>(Map.of("O", woven.host().bytes()));
    woven.frames().forEach(frame -> classes.put(frame.binaryName(), frame.bytes()));
    Class<?> host = Class.forName("O", true, TargetLoader.of("O", classes));
    return TargetRun.of(host.getDeclaredMethod("run", Probe.class), suspending, 0);
  }

  private static AbstractInsnNode call(MethodNode method, String name) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call && call.name.equals(name)) {
        return insn;
      }
    }
    throw new AssertionError(name);
  }

  /** The label is new: nothing but the range says that it is a border. */
  private static LabelNode labelBehind(MethodNode method, String name) {
    LabelNode label = new LabelNode();
    method.instructions.insert(call(method, name), label);
    return label;
  }

  @ParameterizedTest
  @EnumSource(names = {"NEVER", "ALWAYS"})
  void aCoroutineThatIsMadeInARangeAndAwaitedBehindItFailsBehindIt(Suspending suspending)
      throws Exception {
    assertEquals(
        "threw java.lang.IllegalStateException: failed after 1 at failing:14",
        endWith(suspending, run -> run.tryCatchBlocks.get(0).end = labelBehind(run, "failing")));
  }

  @ParameterizedTest
  @EnumSource(names = {"NEVER", "ALWAYS"})
  void aCoroutineThatIsAwaitedInARangeAndMadeBeforeItFailsInIt(Suspending suspending)
      throws Exception {
    assertEquals(
        "returned caught failed after 1",
        endWith(suspending, run -> run.tryCatchBlocks.get(0).start = labelBehind(run, "failing")));
  }

  @ParameterizedTest
  @EnumSource(names = {"NEVER", "ALWAYS"})
  void aVariableWithSeveralRangesFromTheBeginningIsListedOnce(Suspending suspending)
      throws Exception {
    assertEquals(
        "returned caught failed after 1",
        endWith(
            suspending,
            run -> {
              LocalVariableNode p =
                  run.localVariables.stream().filter(v -> v.name.equals("p")).findFirst().get();
              LabelNode middle = labelBehind(run, "log");
              run.localVariables.add(
                  new LocalVariableNode(p.name, p.desc, null, p.start, middle, p.index));
            }));
  }

  /** No JVM loads them; what the weaver clears behind an instruction comes between their ends. */
  @Test
  void rangesOfNothingAreLeftOut() {
    String source =
        """
        import dev.heddle.*;
        import dev.heddle.continuation.Generator;
        public class O {
          @Async static Generator<Object> run(String text) {
            try {
              for (int i = 0; i < 3; i++) {
                Generator.yield(text + i);
                if (i == 1) {
                  text = "other";
                }
              }
            } catch (IllegalStateException e) {
              Generator.yield(e);
            }
            return Generator.done();
          }
        }
        """;
    ClassNode node = new ClassNode();
    new ClassReader(JavaSource.compile("O", source).get("O")).accept(node, 0);
    ClassWriter whole = new ClassWriter(0);
    node.accept(whole);
    node.methods.stream().filter(m -> m.name.equals("run")).forEach(OddTablesTest::addEmptyRanges);
    ClassWriter odd = new ClassWriter(0);
    node.accept(odd);

    Woven expected = assertInstanceOf(Woven.class, new Weaver().weave(whole.toByteArray()));
    WeaveResult result = new Weaver().weave(odd.toByteArray());

    Woven woven = assertInstanceOf(Woven.class, result, () -> result.diagnostics().toString());
    assertArrayEquals(expected.host().bytes(), woven.host().bytes());
  }

  private static void addEmptyRanges(MethodNode method) {
    LabelNode handler = method.tryCatchBlocks.get(0).handler;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn.getOpcode() >= 0) {
        LabelNode here = new LabelNode();
        method.instructions.insert(insn, here);
        method.tryCatchBlocks.add(
            new TryCatchBlockNode(here, here, handler, "java/lang/IllegalStateException"));
      }
    }
  }

  @Test
  void frameClassesOfLongNamesFitAFileNameAndDiffer() throws Exception {
    String longName = "whatHappensWhenTheNameIs" + "é𝒳Long".repeat(30);
    String source =
        SOURCE.replace("failing(", longName + "1(")
            + SOURCE
                .substring(SOURCE.indexOf("  @Async static Coroutine<String> failing"))
                .replace("failing(", longName + "2(");
    String joined = source.replaceFirst("(?s)\\n}\\n( *@Async)", "\n$1");
    byte[] classFile = JavaSource.compile("O", joined).get("O");

    Woven woven = assertInstanceOf(Woven.class, new Weaver().weave(classFile));

    List<String> names = woven.frames().stream().map(ClassFile::internalName).toList();
    assertEquals(3, names.stream().distinct().count(), names.toString());
    for (String name : names) {
      int bytes = (name + ".class").getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes <= 255, name);
      assertTrue(name.startsWith("O$") && name.endsWith("$Frame"), name);
    }
    for (Suspending suspending : List.of(Suspending.NEVER, Suspending.ALWAYS)) {
      assertEquals("returned caught failed after 1", run(classFile, suspending).end());
    }
  }
}
