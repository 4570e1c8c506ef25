package dev.heddle.weaver.emit;

import dev.heddle.weaver.ClassFileVersion;
import dev.heddle.weaver.diag.Diagnostics;
import dev.heddle.weaver.diag.Label;
import dev.heddle.weaver.lower.BodyMethod;
import dev.heddle.weaver.lower.StateMachine;
import dev.heddle.weaver.read.ParsedClass;
import dev.heddle.weaver.read.Places;
import java.util.List;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.MethodNode;

/** Reports methods that weaving makes too long: for a class file, or for HotSpot's compilers. */
final class MethodSizes {

  /** JVMS 4.7.3: code_length is below 65536. */
  private static final int MAX_CODE_BYTES = 65_535;

  /** HotSpot's HugeMethodLimit, which only a debug build can change. */
  private static final int MOST_COMPILED_BYTES = 8_000;

  private final ParsedClass parsed;
  private final List<StateMachine> machines;
  private final Diagnostics diagnostics;

  MethodSizes(ParsedClass parsed, List<StateMachine> machines, Diagnostics diagnostics) {
    this.parsed = parsed;
    this.machines = machines;
    this.diagnostics = diagnostics;
  }

  /** Warns of the methods of a woven class that HotSpot will only interpret (W0504). */
  void warn(byte[] host) {
    if (host.length <= MOST_COMPILED_BYTES) {
      return;
    }
    CodeSizes sizes = new CodeSizes(ClassFileVersion.reader(host));
    for (StateMachine machine : machines) {
      int size = sizes.of(machine.body().name(), machine.body().desc());
      if (size > MOST_COMPILED_BYTES) {
        warn(machine, size);
      }
    }
  }

  private void warn(StateMachine machine, int size) {
    int line = machine.firstLine();
    diagnostics.warning(
        "W0504",
        "method grows to " + size + " bytes of code, more than HotSpot compiles",
        Places.of(parsed.node(), source(machine), line),
        line == 0 ? List.of() : List.of(new Label(line, awaits(machine) + " follow", null)),
        "HotSpot leaves methods of more than "
            + MOST_COMPILED_BYTES
            + " bytes to its interpreter; before weaving this one had "
            + sizeBefore(machine),
        "move parts of it to @Async methods of their own, and await these; or run with"
            + " -XX:-DontCompileHugeMethods");
  }

  /**
   * Reports a method that no class file has room for (W0301), with its biggest parts; gives that
   * method.
   */
  StateMachine refuse(MethodTooLargeException tooLarge, List<MethodNode> bodies) {
    StateMachine machine =
        machines.stream()
            .filter(m -> isBody(m.body(), tooLarge))
            .findFirst()
            .orElseThrow(() -> tooLarge);
    diagnostics.error(
        "W0301",
        "method grows to " + tooLarge.getCodeSize() + " bytes of code",
        Places.of(parsed.node(), source(machine), machine.firstLine()),
        CodeParts.biggest(bodies.get(machines.indexOf(machine))),
        "a method has room for "
            + MAX_CODE_BYTES
            + " bytes; before weaving this one had "
            + sizeBefore(machine)
            + ", and each of its "
            + awaits(machine)
            + " saves and restores the variables that are needed after it",
        "move parts of it to @Async methods of their own, and await these");
    return machine;
  }

  private static boolean isBody(BodyMethod body, MethodTooLargeException tooLarge) {
    return body.name().equals(tooLarge.getMethodName())
        && body.desc().equals(tooLarge.getDescriptor());
  }

  private int sizeBefore(StateMachine machine) {
    return new CodeSizes(parsed.reader()).of(source(machine).name, source(machine).desc);
  }

  private static MethodNode source(StateMachine machine) {
    return machine.source().method().node();
  }

  private static String awaits(StateMachine machine) {
    int points = machine.points().size();
    return points == 1 ? "1 await" : points + " awaits";
  }
}
