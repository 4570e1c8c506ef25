package dev.heddle.weaver.analyse;

import java.util.List;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * A {@code NEW} whose object waits on the stack, without its constructor called, while an await
 * runs. Such an object can't be saved; it is allocated again just before the constructor's call.
 *
 * @param allocation the {@code NEW}
 * @param constructions the calls of a constructor on its object
 */
public record PendingAllocation(TypeInsnNode allocation, List<Construction> constructions) {

  /**
   * The call of the constructor.
   *
   * @param call the {@code invokespecial}
   * @param copies how many references to the object lie next to each other on the stack, under the
   *     arguments, the one the call takes included
   */
  public record Construction(MethodInsnNode call, int copies) {}
}
