package dev.heddle.weaver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.weaver.harness.JavaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Type annotations inside of a method, which only the class file tells, move to its body. */
class TypeAnnotationsTest {

  private static final String SOURCE =
      """
      import static dev.heddle.Asyncio.*;
      import dev.heddle.*;
      import java.lang.annotation.*;
      import java.util.*;
      import java.util.function.*;
      public class T {
        @Target(ElementType.TYPE_USE) @interface Use { String value(); }
        T(Object a, Object b) {}
        static <X> X same(X x) { return x; }
        @Async Coroutine<Object> m(Object o, int[] a) {
          @Use("local") List<@Use("argument") String> local = new @Use("new") ArrayList<>();
          T unfinished = new @Use("unfinished") T(await(done(1)), o);
          await(done(unfinished));
          String cast = (@Use("cast") String) o;
          boolean is = o instanceof @Use("instanceof") Integer;
          int[][] arrays = new int @Use("array") [await(done(2))][];
          T.<@Use("call") Object>same(local);
          String awaited = Asyncio.<@Use("await") String>await(done("x"));
          Object direct = Asyncio.<@Use("direct") Object>await(this.<@Use("target") T>n());
          Supplier<Object> s = @Use("reference") Object::new;
          try (@Use("resource") AutoCloseable c = null) {
            await(done(c));
          } catch (@Use("caught") Exception e) {
            await(done(e));
          }
          return done(local);
        }
        @Async <Y> Coroutine<Object> n() { return done(await(done(1))); }
      }
      """;

  @Test
  void typeAnnotationsInCodeStay() {
    byte[] original = JavaSource.compile("T", SOURCE).get("T");
    Woven woven = (Woven) new Weaver().weave(original);
    assertEquals(
        annotations(original, "m", "(Ljava/lang/Object;[I)Ldev/heddle/Coroutine;"),
        annotations(
            woven.host().bytes(), "m", "(Ljava/lang/Object;[ILT$m$Frame;)Ljava/lang/Object;"));
  }

  private static TreeSet<String> annotations(byte[] classFile, String name, String desc) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    MethodNode method =
        node.methods.stream()
            .filter(m -> m.name.equals(name) && m.desc.equals(desc))
            .findFirst()
            .orElseThrow();
    TreeSet<String> found = new TreeSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      add(found, "code", insn.invisibleTypeAnnotations);
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      add(found, "catch", block.invisibleTypeAnnotations);
    }
    List<LocalVariableAnnotationNode> locals = method.invisibleLocalVariableAnnotations;
    add(found, "local", locals == null ? null : new ArrayList<AnnotationNode>(locals));
    return found;
  }

  private static void add(
      TreeSet<String> found, String where, List<? extends AnnotationNode> annotations) {
    if (annotations != null) {
      annotations.forEach(annotation -> found.add(where + " " + annotation.values));
    }
  }
}
