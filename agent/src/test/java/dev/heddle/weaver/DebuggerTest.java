package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jdi.request.StepRequest;
import dev.heddle.Async;
import dev.heddle.weaver.harness.Debuggee;
import dev.heddle.weaver.harness.Debuggee.Stop;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.harness.TargetLoader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** A debugger sees in a woven method what it would see in the method that was written. */
class DebuggerTest {

  private static final String SOURCE =
      """
      import static dev.heddle.Asyncio.*;
      import dev.heddle.*;
      public class Dbg {
        final String name = "dbg";
        @Async Coroutine<String> target(Future<String> gate, int count, long... rest) {
          String text = "t" + count;
          double half = count / 2.0;
          String got = await(gate);
          int length = got.length();
          String all = text + half + length;
          return done(all + name + rest.length + count + gate);
        }
        public static void main(String[] args) throws Exception {
          try (EventLoop loop = EventLoop.create()) {
            Future<String> gate = loop.createFuture();
            if (args[0].equals("pending")) {
              loop.callSoon(() -> loop.callSoon(() -> gate.setResult("abc")));
            } else {
              gate.setResult("abc");
            }
            loop.runUntilComplete(new Dbg().target(gate, 3, 7L));
          }
        }
      }
      """;

  @TempDir static Path classes;

  @BeforeAll
  static void weave() throws IOException {
    for (Map.Entry<String, byte[]> entry : JavaSource.compile("Dbg", SOURCE).entrySet()) {
      Woven woven = (Woven) new Weaver().weave(entry.getValue());
      write(woven.host());
      for (ClassFile frame : woven.frames()) {
        write(frame);
      }
    }
  }

  private static void write(ClassFile file) throws IOException {
    Files.write(classes.resolve(file.internalName() + ".class"), file.bytes());
  }

  private static List<Stop> debug(String argument, int steps, int depth, int... lines)
      throws Exception {
    try (Debuggee program =
        Debuggee.launch(classes + File.pathSeparator + runtime(), "Dbg", argument)) {
      return program.run(steps, depth, lines);
    }
  }

  private static Path runtime() throws URISyntaxException {
    return Path.of(Async.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** A stop in the target method with the parameters and these variables. */
  private static Stop stop(int line, String... variables) {
    Map<String, String> all =
        new TreeMap<>(Map.of("gate", "dev.heddle.Future", "count", "3", "rest", "long[]"));
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    return new Stop("target:" + line, "Dbg", all);
  }

  private static final Stop AT_6 = stop(6);
  private static final Stop AT_7 = stop(7, "text", "t3");
  private static final Stop AT_8 = stop(8, "text", "t3", "half", "1.5");
  private static final Stop AT_9 = stop(9, "text", "t3", "half", "1.5", "got", "abc");
  private static final Stop AT_10 =
      stop(10, "text", "t3", "half", "1.5", "got", "abc", "length", "3");
  private static final Stop AT_11 =
      stop(11, "text", "t3", "half", "1.5", "got", "abc", "length", "3", "all", "t31.53");

  @Test
  void breakpointsOnEachLineShowVariablesInTheFirstRun() throws Exception {
    assertEquals(
        List.of(AT_6, AT_7, AT_8, AT_9, AT_10, AT_11),
        debug("done", 0, StepRequest.STEP_OVER, 6, 7, 8, 9, 10, 11));
  }

  @Test
  void breakpointsStopOnceALineThoughTheMethodIsSuspended() throws Exception {
    List<Stop> stops = debug("pending", 0, StepRequest.STEP_OVER, 6, 7, 8, 9, 10, 11);
    assertEquals(List.of(AT_6, AT_7, AT_8, AT_9, AT_10, AT_11), stops);
  }

  @Test
  void stepsFromLineToLineAcrossAnAwaitThatNeedNotWait() throws Exception {
    assertEquals(
        List.of(AT_6, AT_7, AT_8, AT_9, AT_10, AT_11), debug("done", 5, StepRequest.STEP_OVER, 6));
  }

  @Test
  void stepsOnInTheResumedMethod() throws Exception {
    assertEquals(List.of(AT_9, AT_10, AT_11), debug("pending", 2, StepRequest.STEP_OVER, 9));
  }

  /**
   * While the method is suspended the thread is with others; a step into what runs next comes back
   * to it when it is resumed: at its beginning, and then where it waited, with all its variables.
   */
  @Test
  void stepsAcrossASuspension() throws Exception {
    List<Stop> stops = debug("pending", 8, StepRequest.STEP_INTO, 7);
    List<Stop> inTarget = stops.stream().filter(s -> s.place().startsWith("target")).toList();
    assertEquals(
        List.of(AT_7, AT_8, new Stop("target:6", "Dbg", Map.of()), AT_8, AT_9, AT_10),
        inTarget.subList(0, 6));
  }

  /** As compilers do that split the range of a variable: the JVM refuses entries that are equal. */
  @Test
  void variablesInSeveralEntriesDoNotClash() throws Exception {
    ClassNode node = new ClassNode();
    new ClassReader(JavaSource.compile("Dbg", SOURCE).get("Dbg")).accept(node, 0);
    MethodNode target =
        node.methods.stream().filter(m -> m.name.equals("target")).findFirst().orElseThrow();
    for (LocalVariableNode variable : List.copyOf(target.localVariables)) {
      LabelNode middle = new LabelNode();
      AbstractInsnNode first = variable.start;
      while (first.getOpcode() < 0) {
        first = first.getNext();
      }
      target.instructions.insert(first, middle);
      for (LabelNode start : List.of(variable.start, middle)) {
        target.localVariables.add(
            new LocalVariableNode(
                variable.name, variable.desc, null, start, variable.end, variable.index));
      }
      target.localVariables.remove(variable);
    }
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    TargetLoader loader = new TargetLoader("Dbg", true, Map.of("Dbg", writer.toByteArray()));
    assertEquals("Dbg", Class.forName("Dbg", true, loader).getName());
  }
}
