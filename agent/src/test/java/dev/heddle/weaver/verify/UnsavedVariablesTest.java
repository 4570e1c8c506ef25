package dev.heddle.weaver.verify;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.analyse.Analysis;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.emit.Emitter;
import dev.heddle.weaver.emit.WovenClass;
import dev.heddle.weaver.harness.JavaSource;
import dev.heddle.weaver.lower.FrameField;
import dev.heddle.weaver.lower.Lowering;
import dev.heddle.weaver.lower.Spill;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.lower.SuspendGroup;
import dev.heddle.weaver.lower.SuspendPoint;
import dev.heddle.weaver.read.ClassFileReader;
import dev.heddle.weaver.read.ParsedClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A plan that keeps less than the method needs is found out from the code that comes of it. */
class UnsavedVariablesTest {

  private static final Map<String, byte[]> CLASSES =
      JavaSource.compile(
          "G",
          """
          import static dev.heddle.Asyncio.*;
          import dev.heddle.*;
          import dev.heddle.continuation.Generator;
          class G {
            @Async static Generator<Object> loop(String text, long wide) {
              for (int i = 0; i < 3; i++) {
                Generator.yield(text + i);
                Generator.yield(wide);
                if (i == 1) {
                  text = "other";
                }
              }
              return Generator.done();
            }
            @Async static Generator<Object> handler(String text) {
              try {
                Generator.yield(text);
                text = "in try";
                Generator.yield(text.charAt(9));
              } catch (RuntimeException e) {
                Generator.yield(text);
                Generator.yield(e);
              }
              return Generator.done(text);
            }
            @Async Generator<Object> tree(G left, Object value) {
              if (left != null) {
                Generator.yieldFrom(left.tree(null, value));
              }
              Generator.yield(value);
              Generator.yieldFrom(tree(null, value));
              return Generator.done();
            }
            @Async static Coroutine<String> awaits(String text, Awaitable<Long> other) {
              long wide = await(other);
              String more = text + await(other) + wide;
              return done(more + await(other) + text);
            }
            @Async static Coroutine<String> stacked(String text, Awaitable<Object> other) {
              return done(joined(text, 7L, await(other)));
            }
            @Async static Coroutine<String> longStacked(String text, Awaitable<Object> other) {
              %s
              return done(joined(text, 7L, await(other)) + (%s));
            }
            static String joined(String text, long wide, Object last) {
              return text + wide + last;
            }
          }
          """
              .formatted(variables("long l%d = other.hashCode();", ""), variables("l%d", "+")));

  /** More than a method takes as arguments. */
  private static String variables(String text, String between) {
    return IntStream.range(0, 130).mapToObj(text::formatted).collect(Collectors.joining(between));
  }

  private static WovenClass emitted(String method, UnaryOperator<SuspendPoint> change) {
    Diagnostics diagnostics = new Diagnostics();
    ParsedClass parsed =
        Objects.requireNonNull(ClassFileReader.read(CLASSES.get("G"), diagnostics));
    List<StateMachine> machines =
        Lowering.lower(parsed, Analysis.analyse(parsed, diagnostics)).stream()
            .map(m -> m.body().name().equals(method) ? changed(m, change) : m)
            .toList();
    return Objects.requireNonNull(Emitter.emit(parsed, machines, diagnostics));
  }

  private static StateMachine changed(StateMachine m, UnaryOperator<SuspendPoint> change) {
    List<SuspendPoint> points = m.points().stream().map(change).toList();
    List<SuspendGroup> groups = points.stream().map(p -> new SuspendGroup(List.of(p))).toList();
    return new StateMachine(
        m.source(),
        m.body(),
        m.fields(),
        m.arguments(),
        points,
        groups,
        m.kept(),
        m.slots(),
        m.firstLine(),
        m.layoutHash(),
        m.bodies());
  }

  private static SuspendPoint withUnchanged(SuspendPoint point, Set<FrameField> unchanged) {
    return new SuspendPoint(
        point.state(),
        point.await(),
        point.locals(),
        point.stack(),
        point.handlers(),
        point.kept(),
        unchanged);
  }

  private static Set<FrameField> fieldsOf(SuspendPoint point) {
    return point.locals().stream()
        .map(local -> local.field())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** How many wrong plans there are: one for each variable that a state has to write. */
  private static int assertEachLeftOutIsFound(String method) {
    List<SuspendPoint> points =
        emitted(method, p -> p).machines().stream()
            .filter(m -> m.body().name().equals(method))
            .flatMap(m -> m.points().stream())
            .toList();
    int found = 0;
    for (SuspendPoint point : points) {
      for (FrameField field : fieldsOf(point)) {
        if (!point.unchanged().contains(field)) {
          WovenClass wrong =
              emitted(
                  method,
                  p ->
                      p.state() == point.state()
                          ? withUnchanged(
                              p,
                              Stream.concat(p.unchanged().stream(), Stream.of(field))
                                  .collect(Collectors.toSet()))
                          : p);
          VerificationException flaw =
              assertThrows(
                  VerificationException.class,
                  () -> Verification.verify(wrong),
                  () -> field + " at state " + point.state());
          assertTrue(
              flaw.getMessage()
                  .matches(
                      ".* is suspended without \\[Home\\[slot=\\d, field=" + field.name() + "]]"),
              flaw.getMessage());
          found++;
        }
      }
    }
    return found;
  }

  @Test
  void whatTheLoweringLeavesOutIsKept() {
    assertDoesNotThrow(() -> Verification.verify(emitted("", p -> p)));
    assertTrue(
        emitted("", p -> p).machines().stream()
            .filter(m -> m.source().method().kind().isGenerator())
            .allMatch(m -> m.points().stream().anyMatch(p -> !p.unchanged().isEmpty())));
  }

  @Test
  void aVariableThatChangedInALoopIsMissed() {
    assertEquals(2, assertEachLeftOutIsFound("loop"));
  }

  @Test
  void aVariableThatChangedInATryIsMissed() {
    assertEquals(3, assertEachLeftOutIsFound("handler"));
  }

  @Test
  void aVariableOfACoroutineIsMissed() {
    assertEquals(6, assertEachLeftOutIsFound("awaits"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stacked", "longStacked"})
  void anEntryOfTheOperandStackThatIsNotWrittenIsMissed(String method) {
    WovenClass woven = emitted("", p -> p);
    List<String> entries = stackOf(woven, method);
    assertEquals(2, entries.size(), entries.toString());
    for (String field : entries) {
      WovenClass wrong = withoutWriting(woven, method, field);
      VerificationException flaw =
          assertThrows(VerificationException.class, () -> Verification.verify(wrong), field);
      assertTrue(
          flaw.getMessage().endsWith(" is suspended without [" + field + "] of its operand stack"),
          flaw.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stacked", "longStacked"})
  void anEntryOfTheOperandStackThatIsPlannedNoFieldIsMissed(String method) {
    WovenClass wrong = emitted(method, UnsavedVariablesTest::withoutFirstOfStack);
    VerificationException flaw =
        assertThrows(VerificationException.class, () -> Verification.verify(wrong));
    assertTrue(flaw.getMessage().startsWith("1 of 2 entries of the operand stack of " + method));
  }

  private static SuspendPoint withoutFirstOfStack(SuspendPoint point) {
    Spill first = point.stack().get(0);
    List<Spill> stack = new ArrayList<>(point.stack());
    stack.set(0, new Spill(first.index(), first.type(), null));
    return new SuspendPoint(
        point.state(),
        point.await(),
        point.locals(),
        stack,
        point.handlers(),
        point.kept(),
        point.unchanged());
  }

  private static List<String> stackOf(WovenClass woven, String method) {
    return woven.machines().stream()
        .filter(m -> m.body().name().equals(method))
        .flatMap(m -> m.points().get(0).stack().stream())
        .map(entry -> Objects.requireNonNull(entry.field()).name())
        .toList();
  }

  private static WovenClass withoutWriting(WovenClass woven, String method, String field) {
    StateMachine machine =
        woven.machines().stream().filter(m -> m.body().name().equals(method)).findFirst().get();
    String owner = machine.body().frameClass();
    return new WovenClass(
        withoutWriting(woven.host(), owner, field),
        woven.frames().stream().map(frame -> withoutWriting(frame, owner, field)).toList(),
        woven.machines());
  }

  private static ClassFile withoutWriting(ClassFile file, String owner, String field) {
    ClassNode node = new ClassNode();
    new ClassReader(file.bytes()).accept(node, 0);
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode insn : method.instructions.toArray()) {
        if (insn instanceof FieldInsnNode write
            && write.getOpcode() == Opcodes.PUTFIELD
            && write.owner.equals(owner)
            && write.name.equals(field)
            && write.getPrevious() instanceof VarInsnNode load) {
          method.instructions.remove(load.getPrevious()); // the frame
          method.instructions.remove(load);
          method.instructions.remove(write);
        }
      }
    }
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return new ClassFile(file.internalName(), writer.toByteArray());
  }
}
