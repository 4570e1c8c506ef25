package dev.heddle.weaver.lower;

import dev.heddle.weaver.analyse.AnalysedMethod;
import dev.heddle.weaver.read.AsyncMethod;
import dev.heddle.weaver.read.ParsedClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The third stage: plans the state machine of each async method of a class. */
public final class Lowering {

  private static final int VISIBILITY =
      Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE;
  private static final int KEPT =
      Opcodes.ACC_STATIC | Opcodes.ACC_STRICT | Opcodes.ACC_SYNCHRONIZED;

  private Lowering() {}

  /** The plan of each method, in the order given. */
  public static List<StateMachine> lower(ParsedClass parsed, List<AnalysedMethod> methods) {
    FrameClassNames names = new FrameClassNames(parsed);
    Map<String, BodyMethod> bodies = new LinkedHashMap<>();
    for (AsyncMethod method : parsed.coroutines()) {
      bodies.put(method.key(), body(method, names.next(method.node().name)));
    }
    return methods.stream().map(method -> new MethodPlan(method, bodies).make()).toList();
  }

  private static BodyMethod body(AsyncMethod method, String frameClass) {
    if (method.isInPlace()) {
      return new BodyMethod(
          method.owner(),
          method.ownerIsInterface(),
          method.node().name,
          method.node().desc,
          method.node().access,
          frameClass,
          true);
    }
    boolean takesArguments = method.bodyTakesArguments();
    StringBuilder desc = new StringBuilder("(");
    if (takesArguments) {
      for (Type argument : Type.getArgumentTypes(method.node().desc)) {
        desc.append(argument.getDescriptor());
      }
    }
    desc.append('L').append(frameClass).append(";)Ljava/lang/Object;");
    return new BodyMethod(
        method.owner(),
        method.ownerIsInterface(),
        method.node().name,
        desc.toString(),
        access(method),
        frameClass,
        takesArguments);
  }

  /**
   * The frame class lies in the same package, so that is who must see the body; all members of an
   * interface that aren't private are public. The frame class in the descriptor keeps a subclass
   * from overriding it.
   */
  private static int access(AsyncMethod method) {
    int access = (method.node().access & KEPT & ~VISIBILITY) | Opcodes.ACC_SYNTHETIC;
    if (method.ownerIsInterface()) {
      return access | Opcodes.ACC_PUBLIC;
    }
    return method.isStatic() ? access : access | Opcodes.ACC_FINAL;
  }
}
