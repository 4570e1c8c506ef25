package dev.heddle.weaver.emit;

import dev.heddle.weaver.ClassFile;
import dev.heddle.weaver.ClassFileVersion;
import dev.heddle.weaver.lower.BodyMethod;
import dev.heddle.weaver.lower.StateMachine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Predicate;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;
import org.objectweb.asm.util.TraceMethodVisitor;

/** Prints the product of the fourth stage. */
public final class CodePrinter {

  private CodePrinter() {}

  /** The bytecode of entries, bodies and frame classes. */
  public static String print(WovenClass woven, Predicate<String> isWanted) {
    StringWriter text = new StringWriter();
    ClassNode host = parse(woven.host());
    for (StateMachine machine : woven.machines()) {
      if (isWanted.test(machine.body().name())) {
        print(text, host, machine.source().method().node().desc, machine);
        print(text, host, machine.body().desc(), machine);
        print(text, frameOf(woven, machine));
      }
    }
    return text.toString();
  }

  private static void print(StringWriter text, ClassNode host, String desc, StateMachine machine) {
    MethodNode method = find(host, machine.body().name(), desc);
    Textifier textifier = new Textifier();
    text.append(machine.body().name()).append(desc).append('\n');
    method.accept(new TraceMethodVisitor(textifier));
    textifier.print(new PrintWriter(text, true));
    text.append('\n');
  }

  private static void print(StringWriter text, ClassFile frame) {
    ClassFileVersion.reader(frame.bytes())
        .accept(new TraceClassVisitor(null, new Textifier(), new PrintWriter(text, true)), 0);
    text.append('\n');
  }

  /** For each method the bytes of its code and of its frame class. */
  public static String sizes(WovenClass woven, Predicate<String> isWanted) {
    StringBuilder text = new StringBuilder("verified\n");
    for (StateMachine machine : woven.machines()) {
      BodyMethod body = machine.body();
      if (isWanted.test(body.name())) {
        text.append("  ").append(body.name()).append(body.desc()).append(": ");
        text.append(codeBytes(woven.host(), body)).append(" bytes of code, frame class of ");
        text.append(frameOf(woven, machine).bytes().length).append(" bytes\n");
      }
    }
    return text.toString();
  }

  private static int codeBytes(ClassFile host, BodyMethod body) {
    return new CodeSizes(ClassFileVersion.reader(host.bytes())).of(body.name(), body.desc());
  }

  private static ClassFile frameOf(WovenClass woven, StateMachine machine) {
    return woven.frames().get(woven.machines().indexOf(machine));
  }

  private static MethodNode find(ClassNode host, String name, String desc) {
    return host.methods.stream()
        .filter(method -> method.name.equals(name) && method.desc.equals(desc))
        .findFirst()
        .orElseThrow();
  }

  private static ClassNode parse(ClassFile file) {
    ClassNode node = new ClassNode();
    ClassFileVersion.reader(file.bytes()).accept(node, 0);
    return node;
  }
}
